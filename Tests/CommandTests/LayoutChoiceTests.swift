import Foundation
import Testing

/// Which of several layouts reads an extract that `--input` gives, and what is said where none does.
struct LayoutChoiceTests {
  private static let pipeline = """
    name: t
    sources:
      - {path: a, destination_codes: gxjy, columns: {institution_code: 学校代码, destination_code: 毕业去向代码}}
      - path: b
        header_row: 2
        destination_codes: gxjy
        columns: {institution_code: yxdm, destination_code: byqxdm}

    """

  private func run(_ extract: Data) throws -> Command.Outcome {
    let workspace = try Workspace()
    try workspace.write(Self.pipeline, to: "p.yaml")
    try workspace.write(extract, to: "x.csv")
    return try liuyu("run", "p.yaml", "--input", "x.csv", in: workspace.folder)
  }

  @Test(arguments: ["学校代码,毕业去向代码\n59001,10\n", "学校代码,毕业去向代码\nyxdm,byqxdm\n59001,10\n"])
  func theFirstThatFitsReads(extract: String) throws {
    let run = try run(Data(extract.utf8))
    #expect(run.errors.contains("\(extract.split(separator: "\n").count - 1) record"), "\(run.errors)")
  }

  @Test func aLaterOneReadsWhatTheFirstCannot() throws {
    let run = try run(Data("2025\nbyqxdm,yxdm\n10,59001\n".utf8))
    #expect(run.status == 0 && run.errors.contains("1 records: 1 accepted"), "\(run.errors)")
  }

  @Test func whyNotIsSaidOfEach() throws {
    let run = try run(Data("毕业去向代码,yxdm\n".utf8))
    #expect(run.status == 78)
    #expect(
      run.errors.hasPrefix(
        """
        liuyu: x.csv: fits no source of the pipeline:
          source on line 3: no column for `institution_code`; none of its 2 columns is called 学校代码 or nearly so — \
        name its header under `columns.institution_code`, or a constant (p.yaml:3)
          source on line 4: x.csv:2: no header: the file ends before; check `header_row` of the source

        """), "\(run.errors)")
  }

  /// No layout is to blame for what none can read.
  @Test(arguments: [
    (Data(), Int32(66), "no header"), (Data("\n\n".utf8), 66, "no header"),
    (Data([0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x4B]), 74, "the gzip stream is damaged or cut off"),
  ])
  func whatNoneCanReadIsTheExtractsFault(extract: Data, status: Int32, message: String) throws {
    let run = try run(extract)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.contains(message) && !run.errors.contains("fits no source"), "\(run.errors)")
  }
}
