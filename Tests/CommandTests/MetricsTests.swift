import Foundation
import Glibc
import Testing

/// `--metrics`: what Prometheus' own parser reads of it, and what becomes of it when a run fails.
struct MetricsTests {
  private func run(_ line: String, in workspace: Workspace) throws -> Command.Outcome {
    try Command(
      arguments: line.split(separator: " ").map(String.init) + ["--metrics", "liuyu.prom"],
      folder: workspace.folder
    ).run()
  }

  /// The samples, as `name{label="value",…}` with labels by name, in the words of the Python client's parser.
  private func samples(_ workspace: Workspace) throws -> [String: Double] {
    let parsed = try python("parse_metrics.py", [workspace["liuyu.prom"].path])
    #expect(parsed.status == 0, "\(parsed.errors)")
    return try JSONDecoder().decode([String: Double].self, from: parsed.output)
  }

  private func labels(_ command: String, _ more: String = "") -> String {
    "{command=\"\(command)\"\(more),pipeline=\"small\"}"
  }

  @Test(arguments: [
    ("run", ""), ("run", " --by program"), ("run", " --by year --flows city"), ("check", ""),
    ("normalize", ""),
  ])
  func aRunTellsWhatItsReportSays(command: String, options: String) throws {
    let workspace = try SmallExtract.workspace(
      extract: SmallExtract.extract.replacing(",11,", with: ",999,") + "合计,4,,,,,\n")
    let outcome = try run("\(command) small.yaml\(options) --max-reject-rate 0.5 --output a", in: workspace)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let samples = try samples(workspace)
    for (name, more, value) in [
      ("run_exit_code", "", 0), ("inputs", "", 1),
      ("input_bytes", "", Double(try workspace.bytes("extract.csv").count)),
      ("graduates", "", 3),
    ] as [(String, String, Double)] {
      #expect(samples["liuyu_\(name)\(labels(command, more))"] == value, "\(name): \(samples)")
    }
    #expect(samples["liuyu_records{command=\"\(command)\",outcome=\"accepted\",pipeline=\"small\"}"] == 3)
    #expect(samples["liuyu_records{command=\"\(command)\",outcome=\"rejected\",pipeline=\"small\"}"] == 1)
    let reason = "liuyu_rejected_records{command=\"\(command)\",pipeline=\"small\",reason="
    #expect(samples["\(reason)\"unknown_destination_code\"}"] == 1 && samples["\(reason)\"quoting\"}"] == 0)
    #expect(samples["liuyu_skipped_rows{command=\"\(command)\",kind=\"note\",pipeline=\"small\"}"] == 1)
    #expect(samples["liuyu_warnings{command=\"\(command)\",kind=\"cut_input\",pipeline=\"small\"}"] == 0)
    let rate =
      "liuyu_institution_rate_ratio{command=\"\(command)\",institution=\"59002\",pipeline=\"small\",rate="
    #expect(samples["\(rate)\"employment\"}"] == 0.5 && samples["\(rate)\"stay_in_chongqing\"}"] == 0)
    #expect(
      samples[
        "liuyu_institution_info{command=\"\(command)\",institution=\"59002\",name=\"渝西枫汀职业学院\",pipeline=\"small\"}"
      ]
        == 1)
    let now = Date().timeIntervalSince1970
    let success = try #require(samples["liuyu_last_success_timestamp_seconds\(labels(command))"])
    #expect(
      abs(now - success) < 600 && success == samples["liuyu_last_run_timestamp_seconds\(labels(command))"])
    // Others may read it: the collector runs as somebody else.
    let mode = try FileManager.default.attributesOfItem(atPath: workspace["liuyu.prom"].path)[
      .posixPermissions]
    #expect((mode as? Int).map { $0 & 0o444 == 0o444 } == true)
    #expect(try !workspace.names().contains { $0.hasPrefix(".") })
  }

  /// What a cube is asked, under the cube's name.
  @Test func aQueryTellsAsWell() throws {
    let workspace = try SmallExtract.workspace()
    #expect(
      try liuyu("run", "small.yaml", "--quiet", "--cube", "small.cube", in: workspace.folder).status == 0)
    #expect(try run("query small.cube --where year=2025 --by program --output a", in: workspace).status == 0)
    let samples = try samples(workspace)
    #expect(samples["liuyu_graduates\(labels("query"))"] == 2, "\(samples)")
    let rate = "liuyu_institution_rate_ratio{command=\"query\",institution=\"59001\",pipeline=\"small\",rate="
    #expect(samples["\(rate)\"employment\"}"] == 1)
    #expect(try run("query nowhere/small.cube --output a", in: workspace).status == 66)
    #expect(try self.samples(workspace)["liuyu_run_exit_code\(labels("query"))"] == 66)
    #expect(
      try liuyu("query", "small.cube", "--metrics", "small.cube", in: workspace.folder).status == 64)
  }

  @Test func filtersHoldAndARateOfNobodyIsAbsent() throws {
    let workspace = try SmallExtract.workspace()
    #expect(try run("run small.yaml --where year=2025 --output a", in: workspace).status == 0)
    #expect(try !workspace.text("liuyu.prom").contains("59002"))
    #expect(try run("run small.yaml --where program=530701 --output a", in: workspace).status == 0)
    let text = try workspace.text("liuyu.prom")
    #expect(text.contains("institution=\"59002\",rate=\"employment\"} 0.0\n"))
    #expect(!text.contains("stay_in_circle\"} 0.0") && !text.contains("NaN"), "\(text)")
  }

  /// What failed says so; the last success stays the one before.
  @Test(arguments: [
    ("run small.yaml --input bad.csv --output a", 65, true),
    ("run small.yaml --input nowhere.csv --output a", 66, false),
    ("run small.yaml --output nowhere/a", 73, false), ("run small.yaml --output /dev/full", 74, false),
    ("run small.yaml --strict --input cut.csv --max-reject-rate 1 --output a", 65, true),
    ("run small.yaml --fail-on-missed-target --output a", 3, true),
  ])
  func aFailureIsToldAndTheLastSuccessStays(line: String, code: Int32, hasRecords: Bool) throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write(SmallExtract.extract.replacing(",10,", with: ",999,"), to: "bad.csv")
    try workspace.write(String(SmallExtract.extract.dropLast(9)), to: "cut.csv")
    let name = "liuyu_last_success_timestamp_seconds\(labels("run"))"

    #expect(try run(line, in: workspace).status == code)
    let first = try samples(workspace)
    #expect(first["liuyu_run_exit_code\(labels("run"))"] == Double(code))
    #expect((first[name] != nil) == (code == 3))
    #expect(first.keys.contains { $0.hasPrefix("liuyu_records") } == hasRecords)
    #expect(first.keys.contains { $0.hasPrefix("liuyu_institution_rate_ratio") } == (code == 3))

    try workspace.write("# HELP liuyu_x x\n\(RunMetricsLine.lastSuccess(5))", to: "liuyu.prom")
    #expect(try run(line, in: workspace).status == code)
    let second = try samples(workspace)
    #expect((second[name] == 5) == (code != 3), "\(second)")
    #expect(try workspace.names().allSatisfy { !$0.hasPrefix(".") })
  }

  private enum RunMetricsLine {
    static func lastSuccess(_ moment: Int) -> String {
      "liuyu_last_success_timestamp_seconds{command=\"run\",pipeline=\"small\"} \(moment)\n"
    }
  }

  /// A run that fails checks nothing of what it would have written: so it writes over metrics, and nothing else.
  @Test(arguments: [
    ("run small.yaml --input nowhere.csv", 66), ("run broken.yaml", 78), ("run small.yaml --threads 0", 64),
    ("run small.yaml --input liuyu.prom", 64),
  ])
  func aFailureReplacesNothingButMetrics(line: String, code: Int32) throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write("name: broken\ncolour: red\n", to: "broken.yaml")
    try workspace.write(SmallExtract.extract, to: "liuyu.prom")
    #expect(try run(line, in: workspace).status == code)
    #expect(try workspace.text("liuyu.prom") == SmallExtract.extract)
  }

  /// The run that holds the lock tells of itself.
  @Test func aRunThatIsTurnedAwayTellsNothing() throws {
    let workspace = try SmallExtract.workspace()
    let before = "# HELP liuyu_x x\n" + RunMetricsLine.lastSuccess(5)
    try workspace.write(before, to: "liuyu.prom")
    let lock = open(workspace[".a.lock"].path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    #expect(try run("run small.yaml --output a", in: workspace).status == 75)
    #expect(try workspace.text("liuyu.prom") == before)
  }

  @Test func noLabelSteersATerminal() throws {
    let workspace = try SmallExtract.workspace(
      pipeline: SmallExtract.pipeline.replacing("name: small", with: #"name: "s\e[31m""#)
        .replacing("title: 小样", with: #"title: "小\u202E样\u009B""#))
    try workspace.write(workspace.text("small.yaml"), to: "\u{1B}[32m.yaml")
    let outcome = try run("run \u{1B}[32m.yaml --output a", in: workspace)
    let text = try workspace.text("liuyu.prom")
    #expect(outcome.status == 0 && text.contains("name=\"s\u{FFFD}[31m\""), "\(outcome.errors) \(text)")
    for scalar in ["\u{1B}", "\u{202E}", "\u{9B}"] { #expect(!text.contains(scalar)) }
    _ = try samples(workspace)
  }

  @Test func itIsAnOutputLikeTheOthers() throws {
    let workspace = try SmallExtract.workspace()
    #expect(try liuyu("run", "small.yaml", "--metrics", "-", in: workspace.folder).status == 64)
    #expect(
      try liuyu("run", "small.yaml", "--metrics", "extract.csv", "-o", "a", in: workspace.folder).status == 64
    )
    #expect(try liuyu("run", "small.yaml", "--metrics", "a", "-o", "a", in: workspace.folder).status == 64)
    #expect(try workspace.text("extract.csv") == SmallExtract.extract)
    let absent = try liuyu("run", "small.yaml", "--metrics", "nowhere/m", "-o", "a", in: workspace.folder)
    #expect(absent.status == 73 && absent.errors.contains("nowhere/m"), "\(absent.errors)")
    #expect(try !workspace.names().contains("a"))
  }

  /// One trouble is told once, another one beside it as a warning: a run has one failure and one exit code.
  @Test(
    arguments: [
      ("run small.yaml -o a --metrics nowhere/m", 73, []),
      ("run small.yaml -o nowhere/a --metrics nowhere/m", 73, []),
      ("check small.yaml -o nowhere/a --metrics nowhere/m", 73, []),
      (
        "run small.yaml --input none.csv -o a --metrics nowhere/m", 66,
        ["liuyu: warning: nowhere/m: cannot be created"]
      ),
      ("run small.yaml -o /dev/full --metrics nowhere/m", 73, []),
    ] as [(String, Int32, [String])])
  func oneFailureIsTold(line: String, status: Int32, more: [String]) throws {
    let workspace = try SmallExtract.workspace()
    let arguments = line.split(separator: " ").map(String.init)
    let outcome = try Command(arguments: arguments, folder: workspace.folder).run()
    #expect(outcome.status == status && outcome.errorLines.count == 1 + more.count, "\(outcome.errors)")
    #expect(zip(outcome.errorLines.dropFirst(), more).allSatisfy { $0.hasPrefix($1) })
  }

  /// Prometheus' own tool, where it is installed, finds nothing to complain of.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/promtool")))
  func promtoolAccepts() throws {
    let workspace = try Workspace.westernBase()
    let done = try liuyu(
      "run", "pipelines/western-base.yaml", "--quiet", "--metrics", "liuyu.prom", in: workspace.folder)
    #expect(done.status == 0)
    let check = try Command(
      program: "/usr/bin/promtool", arguments: ["check", "metrics"], input: workspace["liuyu.prom"]
    ).run()
    #expect(check.status == 0 && check.text.isEmpty && check.errors.isEmpty, "\(check.text)\(check.errors)")
  }
}
