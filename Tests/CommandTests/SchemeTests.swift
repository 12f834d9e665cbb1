import Foundation
import Testing

/// Code against text of the destination: a wrong scheme is found out, a few conflicts are counted.
struct SchemeTests {
  static let pipeline = SmallExtract.pipeline.replacing(
    "location_code:", with: "destination_text: [毕业去向]\n      location_code:")

  static func extract(_ destinations: [(code: String, text: String)]) -> String {
    "考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,毕业去向,单位所在地代码\n"
      + destinations.enumerated().map {
        "\(20500000 + $0),2025,59001,渝西,510201,\($1.code),\($1.text),500118\n"
      }
      .joined()
  }

  @Test(arguments: [
    ("gxjy", [("10", "签就业协议"), ("70", "待就业"), ("80", "升学")], Int32(0), 0, ""),
    ("gxjy", [("10", "签就业协议"), ("70", "待就业"), ("80", "待就业")], 0, 10, ""),
    ("gxjy", [("10", "签就业协议"), ("70", "什么都好"), ("80", "")], 0, 0, ""),
    (
      "gxjy", [("10", "升学"), ("10", "升学"), ("10", "升学"), ("70", "待就业")], 65, 0,
      "jyt1001-secondary` would explain 75.0 %"
    ),
    (
      "jyt1001-secondary", [("10", "签就业协议"), ("70", "待就业"), ("80", "升学")], 65, 0,
      "gxjy` would explain 100.0 %"
    ),
    ("gxjy", [("10", "待就业"), ("80", "待就业")], 65, 0, "no other scheme fits"),
  ])
  func schemeIsHeldAgainstTheTexts(
    declared: String, destinations: [(String, String)], status: Int32, conflicts: Int, message: String
  ) throws {
    // Ten times over: of a handful of rows nothing is concluded.
    let rows = Array(repeating: destinations, count: 10).flatMap(\.self)
    let workspace = try SmallExtract.workspace(
      pipeline: Self.pipeline.replacing("gxjy", with: declared), extract: Self.extract(rows))
    let run = try liuyu(
      "run", "small.yaml", "--max-reject-rate", "1", "--rejects", "rejects", "--threads", "2",
      in: workspace.folder)
    #expect(run.status == status, "\(run.errors)")
    #expect(message.isEmpty || run.errors.contains(message), "\(run.errors)")
    if conflicts > 0 { #expect(run.text.contains(#""destination_code_destination_text": \#(conflicts)"#)) }
    #expect(try workspace.names().contains("rejects"))
  }

  /// Nineteen rows that have both code and text can be nineteen slips; they are conflicts, and the code is believed.
  @Test(arguments: [(1, Int32(0)), (19, 0), (20, 65)])
  func aHandfulOfRowsDoesNotSayThatTheSchemeIsWrong(rows: Int, status: Int32) throws {
    let wrong = Array(repeating: (code: "10", text: "升学"), count: rows)
    let incomparable = Array(repeating: (code: "10", text: ""), count: 30)
    let workspace = try SmallExtract.workspace(
      pipeline: Self.pipeline, extract: Self.extract(wrong + incomparable))
    let run = try liuyu("run", "small.yaml", in: workspace.folder)
    #expect(run.status == status, "\(run.errors)")
    if status == 0 { #expect(run.text.contains(#""destination_code_destination_text": \#(rows)"#)) }
  }

  /// What is found out of one source says nothing of another, though both stand on one line of the pipeline.
  @Test func sourcesOnOneLineAreHeldAgainstTheirOwnTexts() throws {
    let columns =
      "{institution_code: [学校代码], destination_code: [毕业去向代码], destination_text: [毕业去向]}"
    let sources = [("higher.csv", "gxjy"), ("secondary.csv", "jyt1001-secondary")].map { path, scheme in
      "{path: \(path), destination_codes: \(scheme), columns: \(columns)}"
    }
    let workspace = try SmallExtract.workspace(
      pipeline: "name: small\nsources: [\(sources.joined(separator: ", "))]\n")
    let higher = Array(repeating: (code: "10", text: "签就业协议"), count: 30)
    let secondary = Array(repeating: (code: "10", text: "升学"), count: 40)
    try workspace.write(Self.extract(higher), to: "higher.csv")
    try workspace.write(Self.extract(secondary), to: "secondary.csv")
    let run = try liuyu("run", "small.yaml", in: workspace.folder)
    #expect(run.status == 0, "\(run.errors)")
  }
}
