import Foundation
import Testing

/// `--disclosure small-counts`, on the sample.
struct SmallNumbersTests {
  private static let all = ["--trend", "--sensitivity", "--flows", "city"]
  private static let hiding = ["--disclosure", "small-counts"]

  private let base: Workspace

  init() throws {
    base = try Workspace.westernBase()
    let counted = try liuyu([
      "run", "pipelines/western-base.yaml", "--quiet", "--cube", "base.cube", "--output", "run.json",
      "--reproducible",
    ])
    #expect(counted.status == 0, "\(counted.errors)")
  }

  private func liuyu(_ arguments: [String]) throws -> Command.Outcome {
    try Command(arguments: arguments, folder: base.folder).run()
  }

  private func query(_ arguments: [String]) throws -> Command.Outcome {
    let outcome = try liuyu(["query", "base.cube", "--reproducible"] + arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome
  }

  /// There is one way to hide, and a page of what is hidden is the page of what is still to be hidden.
  @Test func everyCommandHidesTheSame() throws {
    _ = try query(["--output", "q.json", "--html", "query.html"] + Self.hiding)
    let run = try liuyu(
      [
        "run", "pipelines/western-base.yaml", "--quiet", "--reproducible", "--output", "r.json", "--html",
        "run.html",
      ] + Self.hiding)
    #expect(run.status == 0, "\(run.errors)")
    _ = try query(["--output", "told.json"] + Self.all)
    _ = try query(["--output", "hidden.json"] + Self.all + Self.hiding)
    for (report, options, page) in [
      ("told.json", Self.hiding, "a.html"), ("hidden.json", [], "b.html"),
      ("hidden.json", Self.hiding, "c.html"),
    ] {
      let render = try liuyu(["render", report, "--output", page] + options)
      #expect(render.status == 0, "\(render.errors)")
    }
    let page = try base.bytes("query.html")
    for other in ["run.html", "a.html", "b.html", "c.html"] {
      #expect(try base.bytes(other) == page, "\(other)")
    }
    #expect(try base.bytes("r.json") == base.bytes("q.json"))
    let text = try base.text("query.html")
    #expect(text.contains("已做小数保护，可公开") && !text.contains("内部资料"))
    #expect(text.contains("人数过少，不公开") && text.contains("因人数过少未计"))
  }

  /// Nothing changes unless it is asked for.
  @Test func noneIsTheReportAsItIs() throws {
    let plain = try query(Self.all).output
    #expect(try query(Self.all + ["--disclosure", "none"]).output == plain)
    #expect(!String(decoding: plain, as: UTF8.self).contains("suppressed"))
  }

  @Test(arguments: [
    "", "--sensitivity", "--by year,institution", "--by institution --where year=2025",
    "--methodology circle=strict --sensitivity",
    "--by institution,year --methodology stay_denominator=graduates",
    "--disclosure-threshold 10", "--by institution --against base.cube",
  ])
  func everyFormatHidesTheSame(options: String) throws {
    let files = try ["json", "ndjson", "csv"].map { format in
      _ = try query(
        Self.hiding + ["--format", format, "--output", "v.\(format)"]
          + options.split(separator: " ").map(String.init))
      return base["v.\(format)"].path
    }
    // Flat forms of changes are no part of what the validator flattens.
    let validation = try python("validate_report.py", options.contains("against") ? [files[0]] : files)
    #expect(validation.status == 0, "\(validation.errors.suffix(1000))")
    let table = try query(
      Self.hiding + ["--format", "table"] + options.split(separator: " ").map(String.init)
    ).text
    #expect(table.contains("※ 人数过少，不公开 too few to publish"))
  }

  @Test(arguments: [
    (["--disclosure", "small-counts", "--disclosure-threshold", "1"], "must be 2 to 100"),
    (["--disclosure", "small-counts", "--disclosure-threshold", "-5"], "disclosure-threshold"),
    (["--disclosure-threshold", "5"], "goes with --disclosure small-counts"),
    (["--disclosure", "rounded"], "rounded"),
  ])
  func refusesWhatHidesNobody(options: [String], says: String) throws {
    for command in [
      ["query", "base.cube"], ["run", "pipelines/western-base.yaml"], ["render", "run.json"],
    ] {
      let outcome = try liuyu(command + options)
      #expect(outcome.status == 64 && outcome.errors.contains(says), "\(outcome.errors)")
    }
  }

  /// What is gone cannot be judged by another threshold.
  @Test func aHiddenReportIsNotHiddenAnew() throws {
    _ = try query(["--output", "hidden.json"] + Self.hiding)
    let other = try liuyu(["render", "hidden.json"] + Self.hiding + ["--disclosure-threshold", "10"])
    #expect(other.status == 65 && other.output.isEmpty)
    #expect(other.errors.contains("with the threshold 5 already, not 10"), "\(other.errors)")
  }

  /// A report that lacks numbers without saying why is none.
  @Test func missingNumbersNeedAReason() throws {
    _ = try query(["--output", "hidden.json"] + Self.hiding)
    let text = try base.text("hidden.json")
    let start = try #require(text.range(of: "  \"disclosure\": "))
    let end = try #require(text[start.upperBound...].range(of: "\n"))
    try base.write(
      text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: ""), to: "edited.json")
    let render = try liuyu(["render", "edited.json"])
    #expect(render.status == 65 && render.errors.contains("no `disclosure` says why"), "\(render.errors)")
  }

  /// A sample is left out, and never 0.
  @Test func metricsTellWhatTheReportTells() throws {
    _ = try query(Self.hiding + ["--output", "r.json", "--metrics", "liuyu.prom"])
    let parsed = try python("parse_metrics.py", [base["liuyu.prom"].path])
    #expect(parsed.status == 0, "\(parsed.errors)")
    let samples = try JSONDecoder().decode([String: Double].self, from: parsed.output)
    let groups = try #require(
      try JSONSerialization.jsonObject(with: Data(base.bytes("r.json"))) as? [String: Any])["groups"]
    var hidden = 0
    for group in try #require(groups as? [[String: Any]]) where (group["by"] as? [String]) == ["institution"]
    {
      let code = try #require((group["key"] as? [String: String])?["institution"])
      let rates = try #require(group["rates"] as? [String: [String: Any]])
      for (name, rate) in rates {
        let labels = "{command=\"query\",institution=\"\(code)\",pipeline=\"base\",rate=\"\(name)\"}"
        #expect(samples["liuyu_institution_rate_ratio\(labels)"] == rate["value"] as? Double)
        #expect(samples["liuyu_institution_rate_upper_ratio\(labels)"] == rate["upper"] as? Double)
        if rate["upper"] is NSNull { hidden += 1 }
      }
    }
    #expect(hidden > 0)
    // Of programs alone nothing is told by institution: that is another table of the same people.
    _ = try query(Self.hiding + ["--by", "program", "--output", "r.json", "--metrics", "liuyu.prom"])
    #expect(!(try base.text("liuyu.prom").contains("liuyu_institution_")))
  }

  /// Three of the thousands of small numbers of the sample, by all that the report and its flows, years and definitions tell.
  @Test(
    .whereThereIsScipy,
    arguments: ["", "--methodology circle=strict --methodology stay_denominator=placed"])
  func noSmallNumberOfTheSampleCanBeWorkedOut(options: String) throws {
    let options = Self.all + options.split(separator: " ").map(String.init)
    _ = try query(["--output", "told.json"] + options)
    _ = try query(["--output", "hidden.json"] + options + Self.hiding)
    let attack = try python(
      "Disclosure/attack.py", [base["hidden.json"].path, base["told.json"].path, "--most", "3"])
    #expect(attack.status == 0, "\(attack.text)\(attack.errors.suffix(1000))")
    #expect(attack.text.contains("\"attacked\": 3"))
  }

  /// Of some schools or a year so few are unlocated that their number is hidden, and the places would give it away.
  @Test(
    .whereThereIsScipy,
    arguments: [
      "--where institution=59003 --by institution --flows city",
      "--where institution=59009 --by gender --flows city",
      "--where institution=59006 --by institution --flows province",
      "--where year=2021 --by institution --flows city",
      "--where institution=59006 --by gender --flows county --methodology circle=strict",
    ])
  func noSmallNumberOfAPartCanBeWorkedOut(options: String) throws {
    let options = options.split(separator: " ").map(String.init)
    _ = try query(["--output", "told.json"] + options)
    _ = try query(["--output", "hidden.json"] + options + Self.hiding)
    let attack = try python(
      "Disclosure/attack.py", [base["hidden.json"].path, base["told.json"].path, "--most", "30"])
    #expect(attack.status == 0, "\(attack.text)\(attack.errors.suffix(1000))")
    #expect(!attack.text.contains("\"attacked\": 0"))
  }
}

extension Trait where Self == ConditionTrait {
  fileprivate static var whereThereIsScipy: Self {
    .enabled(
      if: FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/scipy")
        || ProcessInfo.processInfo.environment["REQUIRE_SCIPY"] != nil,
      "there is no scipy: `scripts/setup.sh python3-scipy` installs it")
  }
}
