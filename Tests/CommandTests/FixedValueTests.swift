import Foundation
import Testing

/// A value that the path or a constant gives to all records of a file can be wrong: no column is to blame for it, and
/// no column's value is shown.
struct FixedValueTests {
  private static let columns = [
    "graduate_id": "考生号", "institution_code": "学校代码", "destination_code": "毕业去向代码",
  ]

  @Test(
    "A fixed value has no column",
    arguments: [
      ("year", #"from_path: '(?<year>[^/]+)\.csv'"#, "20x5.csv", "bad_year"),
      ("destination_code", "constants: {destination_code: 99x}", "e.csv", "unknown_destination_code"),
      ("destination_code", "constants: {destination_text: 上火星}", "e.csv", "unknown_destination_code"),
      (
        "destination_code", #"from_path: '(?<destination_code>[^/]+)\.csv'"#, "99x.csv",
        "unknown_destination_code"
      ),
      (
        "destination_code", #"from_path: '(?<destination_text>[^/]+)\.csv'"#, "上火星.csv",
        "unknown_destination_code"
      ),
      ("institution_code", #"constants: {institution_code: '=""'}"#, "e.csv", "missing_value"),
      ("institution_code", #"constants: {institution_name: '=""'}"#, "e.csv", "missing_value"),
      ("institution_code", #"from_path: '(?<institution_code>[ ]+)\.csv'"#, " .csv", "missing_value"),
    ])
  func aFixedValueHasNoColumn(field: String, fixed: String, file: String, reason: String) throws {
    let columns = Self.columns.filter { $0.key != field }.map { "\($0): [\($1)]" }
    let pipeline = """
      name: small
      sources:
        - path: "*.csv"
          destination_codes: gxjy
          columns: {\(columns.joined(separator: ", "))}
          \(fixed)

      """
    let workspace = try Workspace()
    try workspace.write(pipeline, to: "small.yaml")
    try workspace.write("考生号,学校代码,毕业去向代码\n20500001,59001,10\n", to: file)
    for command in ["run", "check"] {
      let run = try liuyu(
        command, "small.yaml", "--show-values", "--rejects", "rejects.ndjson", in: workspace.folder)
      #expect(run.status == 65, "\(run.errors)")
      let reject = try #require(
        try JSONSerialization.jsonObject(with: workspace.bytes("rejects.ndjson")) as? [String: Any])
      #expect(reject["reason"] as? String == reason)
      #expect(reject["column"] is NSNull)
      #expect(run.errors.contains("\(file):2: \(reason): "), "\(run.errors)")
      #expect(!run.errors.contains("“") && !run.errors.contains("20500001"), "\(run.errors)")
    }
  }

  /// Where a column says the same as wrongly, it is named and its value shown.
  @Test func aColumnIsStillToBlame() throws {
    let extract = SmallExtract.extract.replacing("20500002,2025,59001", with: "20500002,20x5,59001")
    let workspace = try SmallExtract.workspace(extract: extract)
    let run = try liuyu("run", "small.yaml", "--show-values", in: workspace.folder)
    #expect(run.errors.contains("extract.csv:3: 毕业年份: bad_year: "), "\(run.errors)")
    #expect(run.errors.contains("“20x5”"), "\(run.errors)")
  }
}
