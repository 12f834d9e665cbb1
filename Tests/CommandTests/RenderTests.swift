import Foundation
import Testing

/// A report as a page: `render`, and `--html` of `run` and `query`.
struct RenderTests {
  private static let all = ["--trend", "--sensitivity", "--flows", "city"]

  private let base: Workspace

  init() throws { base = try Workspace.westernBase() }

  private func liuyu(_ arguments: [String]) throws -> Command.Outcome {
    try Command(arguments: arguments, folder: base.folder).run()
  }

  private func run(_ arguments: String...) throws -> Command.Outcome {
    try liuyu(["run", "pipelines/western-base.yaml", "--quiet", "--reproducible"] + arguments)
  }

  /// There is one way from a report to a page, and what is asked of a cube comes out the same.
  @Test func everyCommandMakesTheSamePage() throws {
    let counted = try run("--cube", "base.cube", "--output", "r.json", "--html", "run.html")
    #expect(counted.status == 0 && counted.errors.isEmpty, "\(counted.errors)")
    let query = try liuyu([
      "query", "base.cube", "--reproducible", "--html", "query.html", "--output", "q.json",
    ])
    #expect(query.status == 0, "\(query.errors)")
    let report = try liuyu(["query", "base.cube", "--reproducible", "--output", "all.json"] + Self.all)
    #expect(report.status == 0, "\(report.errors)")
    let render = try liuyu(["render", "all.json", "--output", "render.html"])
    #expect(render.status == 0 && render.errors == "liuyu: the page is in render.html\n", "\(render.errors)")
    let page = try base.bytes("run.html")
    #expect(try base.bytes("query.html") == page && base.bytes("render.html") == page)
    #expect(page.count < 250_000 && page.count > 100_000)
    // The report beside a page has its years, and nothing else that was not asked for.
    let plain = try run("--trend", "--output", "-").output
    #expect(try base.bytes("r.json") == plain && base.bytes("q.json") == plain)
    let piped = try Command(
      arguments: ["render", "-", "--quiet"], folder: base.folder, input: base["all.json"]
    ).run()
    #expect(piped.output == page)
  }

  @Test func aPageStandsBesideEveryFormat() throws {
    for format in ["csv", "ndjson", "table"] {
      let with = try run("--format", format, "--by", "institution", "--output", "-", "--html", "page.html")
      let without = try run("--format", format, "--by", "institution", "--output", "-")
      #expect(with.status == 0 && with.output == without.output, "\(with.errors)")
      #expect(try base.text("page.html").contains("逐年对比"))
    }
  }

  @Test(arguments: [("all", 545), ("missed", nil), ("none", 0)] as [(String, Int?)])
  func listsTheProgramsThatAreAskedFor(which: String, count: Int?) throws {
    #expect(try run("--output", "r.json", "--html", "page.html", "--programs", which).status == 0)
    let page = try base.text("page.html")
    let rows = page.matches(of: #/<tr(?: class=g)?><th scope=row>[^\n]*<td class=[mxon] style=/#).count
    #expect(count.map { rows == $0 } ?? (rows > 100 && rows < 400), "\(rows)")
    #expect(page.contains("未列出，见 CSV") == (which != "all"))
  }

  @Test(arguments: [
    ("none.json", 66, "none.json"), ("text.json", 65, "this is no report"),
    ("old.json", 65, "the schema version 1.0"),
    ("cut.json", 65, "this is no report"),
    ("counts.json", 65, "`.groups[0].counts` do not add up"),
    ("rates.json", 65, "`.groups[0].rates.employment` is missing or contradicts"),
    ("folder", 66, "folder"), ("r.ndjson", 65, "this is no report"),
  ])
  func refusesWhatIsNoReport(name: String, status: Int32, says: String) throws {
    #expect(try run("--by", "institution", "--output", "r.json").status == 0)
    #expect(try run("--by", "institution", "--format", "ndjson", "--output", "r.ndjson").status == 0)
    let report = try base.text("r.json")
    try base.write("学校,专业\n", to: "text.json")
    try base.write(report.replacing("\"1.1\"", with: "\"1.0\""), to: "old.json")
    try base.write(String(report.prefix(5000)), to: "cut.json")
    try base.write(report.replacing("\"placed\": 1", with: "\"placed\": 2"), to: "counts.json")
    try base.write(report.replacing("\"numerator\": 1", with: "\"numerator\": 2"), to: "rates.json")
    try FileManager.default.createDirectory(at: base["folder"], withIntermediateDirectories: true)
    try base.write("old", to: "page.html")
    let render = try liuyu(["render", name, "--output", "page.html"])
    #expect(render.status == status && render.errors.contains(says), "\(render.status) \(render.errors)")
    #expect(render.errorLines.count == 1)
    #expect(try base.text("page.html") == "old")
  }

  @Test(arguments: [
    ("run pipelines/western-base.yaml --html -", "--html must name a file"),
    ("run pipelines/western-base.yaml --programs all", "--programs goes with --html"),
    ("run pipelines/western-base.yaml --html p.html --programs some", "some"),
    ("run pipelines/western-base.yaml --trend --format csv", "--trend needs --format json"),
    ("render", "report.json"),
  ])
  func refusesOptionsThatSayNothing(line: String, says: String) throws {
    let run = try liuyu(line.split(separator: " ").map(String.init))
    #expect(run.status == 64 && run.errors.contains(says), "\(run.status) \(run.errors)")
  }

  /// The page and the report appear together, or neither does.
  @Test func aRunThatFailsLeavesTheOldPage() throws {
    try base.write("old", to: "page.html")
    try base.write("old", to: "r.json")
    let before = try base.names()
    let failed = try run("--max-reject-rate", "0", "--output", "r.json", "--html", "page.html")
    #expect(failed.status == 65)
    #expect(try run("--output", "r.json", "--html", "absent/page.html").status == 73)
    #expect(try base.text("page.html") == "old" && base.text("r.json") == "old")
    #expect(try base.names() == before)
  }
}
