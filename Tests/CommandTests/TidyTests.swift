import Foundation
import Testing

/// A report in rows of one measure each: `--format tidy` of `run` and `query`.
struct TidyTests {
  private let small: Workspace

  init() throws { small = try SmallExtract.workspace() }

  private func run(_ arguments: String...) throws -> Command.Outcome {
    try Command(
      arguments: ["run", "small.yaml", "--quiet", "--reproducible", "--format", "tidy"] + arguments,
      folder: small.folder
    ).run()
  }

  @Test(arguments: [
    ("rates.csv", "rates.meta.csv"), ("rates.tidy", "rates.tidy.meta.csv"),
    ("out.d/rates.csv", "out.d/rates.meta.csv"),
  ])
  func listOfColumnsStandsBesideTheRows(output: String, list: String) throws {
    try FileManager.default.createDirectory(at: small["out.d"], withIntermediateDirectories: true)
    let tidy = try run("--output", output)
    #expect(tidy.status == 0 && tidy.errors.isEmpty, "\(tidy.errors)")
    let rows = try small.text(output)
    #expect(rows.contains("\ninstitution,59001,,渝西云栖职业技术学院,,counts_graduates,2,\n"))
    #expect(try small.text(list).contains("\nmeasure,counts_graduates,毕业生,Graduates,people,0\n"))
    // Standard output has the rows, and nothing else is written.
    let before = try small.names()
    let piped = try run("--output", "-")
    #expect(piped.text == rows && piped.errors.isEmpty)
    #expect(try small.names() == before)
  }

  @Test func whatIsNoFileHasNoListBesideIt() throws {
    let tidy = try run("--output", "/dev/null")
    #expect(
      tidy.status == 0 && !FileManager.default.fileExists(atPath: "/dev/null.meta.csv"), "\(tidy.errors)")
  }

  @Test func cubesAnswerTheSame() throws {
    #expect(try run("--output", "rates.csv", "--cube", "c.cube").status == 0)
    let query = try Command(
      arguments: ["query", "c.cube", "--format", "tidy", "--output", "query.csv"], folder: small.folder
    ).run()
    #expect(query.status == 0, "\(query.errors)")
    #expect(try small.bytes("query.csv") == small.bytes("rates.csv"))
    #expect(try small.bytes("query.meta.csv") == small.bytes("rates.meta.csv"))
    let change = try Command(
      arguments: ["query", "c.cube", "--against", "c.cube", "--format", "tidy"], folder: small.folder
    ).run()
    #expect(
      change.text.contains(",change_counts_graduates,0,\n")
        && change.text.contains(",change_rates_employment_value,0"))
  }

  /// The rows and the list appear together, or neither does.
  @Test func aRunThatFailsLeavesBoth() throws {
    for name in ["rates.csv", "rates.meta.csv"] { try small.write("old", to: name) }
    try FileManager.default.createDirectory(at: small["page.html"], withIntermediateDirectories: true)
    #expect(try run("--output", "rates.csv", "--html", "page.html").status == 73)
    #expect(try small.text("rates.csv") == "old" && small.text("rates.meta.csv") == "old")
    let same = try run("--output", "rates.csv", "--html", "rates.meta.csv")
    #expect(
      same.status == 64 && same.errors.contains("the list of columns beside --output"), "\(same.errors)")
    #expect(try small.text("rates.csv") == "old" && small.text("rates.meta.csv") == "old")
  }
}
