import Foundation
import Testing

/// What stands on standard error, as programs read it (`--log-format json`) and as cron mails it (`--quiet`).
struct LogTests {
  private func run(_ line: String, in workspace: Workspace) throws -> Command.Outcome {
    try Command(arguments: line.split(separator: " ").map(String.init), folder: workspace.folder).run()
  }

  private func objects(_ outcome: Command.Outcome) throws -> [[String: Any]] {
    try outcome.errorLines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any], "\($0)")
    }
  }

  @Test func theSummaryHasItsNumbersAsNumbers() throws {
    let workspace = try SmallExtract.workspace(extract: SmallExtract.extract + "合计,4,,,,,\n")
    let lines = try objects(run("run small.yaml --output report.json --log-format json", in: workspace))
    try #require(lines.count == 1)
    let summary = lines[0]
    #expect(summary["event"] as? String == "summary" && summary["level"] as? String == "info")
    for (name, number) in [
      "records": 4, "accepted": 4, "filtered": 0, "duplicates": 0, "rejected": 0, "warnings": 0,
    ] { #expect(summary[name] as? Int == number, "\(name)") }
    #expect((summary["skipped"] as? [String: Int])?["note"] == 1)
    #expect(summary["report"] as? String == "report.json" && summary["pipeline"] as? String == "small")
    #expect((summary["seconds"] as? Double).map { $0 >= 0 && $0 < 600 } == true)
    let rate = (summary["rates"] as? [String: [String: Any]])?["employment"]
    #expect(
      rate?["value"] as? Double == 0.75 && rate?["verdict"] as? String == "missed"
        && rate?["needed"] as? Int == 1)
    #expect(
      (summary["time"] as? String)?.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#) != nil, "\(summary)")
  }

  /// Each way to end has its code, and parts that are in the message.
  @Test(arguments: [
    ("run nowhere.yaml", 66, "no_input", "problems"),
    ("run small.yaml --input nowhere.csv", 66, "no_input", "problems"),
    ("run broken.yaml", 78, "bad_pipeline", "problems"),
    ("run small.yaml --threads 0", 64, "usage", "exit_code"),
    ("run small.yaml --nonsense", 64, "usage", "exit_code"),
    ("run small.yaml --by colour", 64, "usage", "option"),
    ("run small.yaml --input bad.csv", 65, "bad_data", "rejected_by_reason"),
    ("check small.yaml --input bad.csv", 65, "bad_data", "max_reject_rate"),
    ("run small.yaml --input cut.csv --strict --max-reject-rate 1", 65, "bad_data", "kinds"),
    ("run small.yaml --output nowhere/report.json", 73, "cannot_create", "errno"),
    ("run small.yaml --output /dev/full", 74, "io_failed", "errno"),
    ("run small.yaml --fail-on-missed-target", 3, "missed_target", "rates"),
    ("query nowhere.cube", 66, "no_input", "path"), ("records nowhere.csv", 66, "no_input", "path"),
    ("normalize small.yaml --input nowhere.csv", 66, "no_input", "problems"),
    ("explain", 64, "usage", "exit_code"), ("records stray.csv", 65, "bad_data", "rejected"),
  ])
  func aFailureHasItsCodeAndParts(line: String, code: Int32, status: String, part: String) throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write("name: broken\ncolour: red\n", to: "broken.yaml")
    try workspace.write("a,b\n1,2\"\n", to: "stray.csv")
    try workspace.write(SmallExtract.extract.replacing(",10,", with: ",999,"), to: "bad.csv")
    try workspace.write(String(SmallExtract.extract.dropLast(9)), to: "cut.csv")
    let outcome = try run(line + " --log-format json", in: workspace)
    #expect(outcome.status == code, "\(outcome.errors)")
    let failure = try #require(try objects(outcome).last)
    #expect(failure["event"] as? String == "failure" && failure["level"] as? String == "error")
    #expect(failure["exit_code"] as? Int == Int(code) && failure["status"] as? String == status)
    #expect(failure[part] != nil && (failure["message"] as? String)?.isEmpty == false, "\(outcome.errors)")
  }

  @Test func warningsAndRejectsHaveTheirPlaces() throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write(
      SmallExtract.extract.replacing(",11,", with: ",999,") + "20500005,2025,59001,渝西", to: "cut.csv")
    let outcome = try run(
      "run small.yaml --input cut.csv --output r.json --max-reject-rate 1 --log-format json", in: workspace)
    let lines = try objects(outcome)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(lines.map { $0["event"] as? String } == ["warning", "reject", "reject", "summary"])
    #expect(lines[0]["kind"] as? String == "cut_input" && lines[0]["inputs"] as? [String] == ["cut.csv"])
    #expect(lines[1]["path"] as? String == "cut.csv" && lines[1]["line"] as? Int == 3)
    #expect(lines[1]["reason"] as? String == "unknown_destination_code")
    // What a record says is nobody's business.
    #expect(!outcome.errors.contains("20500002") && !outcome.errors.contains("\"999"))
  }

  /// That the file was cut is why its last record is a reject: whoever hears of the reject only would search there.
  @Test(arguments: ["run", "check", "normalize"])
  func aRunThatFailsForItsRejectsWarnsToo(command: String) throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write(SmallExtract.extract + "20500005,2025,59001,渝西", to: "cut.csv")
    let outcome = try run("\(command) small.yaml --input cut.csv --quiet --output o", in: workspace)
    #expect(outcome.status == 65)
    #expect(
      outcome.errorLines.filter { $0.hasPrefix("liuyu: warning: cut_input: ") }.count == 1,
      "\(outcome.errors)")
    #expect(outcome.errorLines.last?.contains("--max-reject-rate") == true, "\(outcome.errors)")
  }

  @Test(arguments: ["run", "check", "normalize"])
  func quietWarnsAndNothingElse(command: String) throws {
    let workspace = try SmallExtract.workspace()
    let clean = try run("\(command) small.yaml --quiet --output a", in: workspace)
    #expect(clean.status == 0 && clean.errors.isEmpty, "\(clean.errors)")
    let empty = try #require(SmallExtract.extract.split(separator: "\n").first)
    try workspace.write(empty + "\n", to: "empty.csv")
    let warned = try run(
      "\(command) small.yaml --quiet --output a --input extract.csv --input empty.csv", in: workspace)
    #expect(warned.status == 0 && warned.errorLines.count == 1, "\(warned.errors)")
    #expect(warned.errors.hasPrefix("liuyu: warning: empty_input: "), "\(warned.errors)")
  }

  /// Cron mails what is said, and knows nothing of exit codes.
  @Test func aMissedTargetIsSaidAlsoUnderQuiet() throws {
    let workspace = try SmallExtract.workspace()
    let missed = try run("run small.yaml --quiet --fail-on-missed-target --output a", in: workspace)
    #expect(missed.status == 3)
    #expect(missed.errors.hasPrefix("liuyu: a target is missed: employment 75.00% (missed, 1 needed)"))
  }

  @Test(arguments: ["run small.yaml", "check small.yaml", "normalize small.yaml"])
  func verboseTellsOfEachInput(line: String) throws {
    let workspace = try SmallExtract.workspace()
    let text = try run(line + " --verbose --output a", in: workspace)
    #expect(text.status == 0 && text.errors.contains("liuyu: debug: reading extract.csv\n"), "\(text.errors)")
    #expect(text.errors.contains("liuyu: debug: writing a (--output)\n"), "\(text.errors)")
    let json = try objects(run(line + " --verbose --output a --log-format json", in: workspace))
    let read = json.first { $0["event"] as? String == "input" && $0["records"] != nil }
    #expect(read?["path"] as? String == "extract.csv" && read?["records"] as? Int == 4, "\(json)")
    #expect(json.contains { ($0["peak_memory_bytes"] as? Int ?? 0) > 1 << 20 })
  }

  /// A line that is written over itself is no line for programs.
  @Test func programsGetNoProgress() throws {
    let workspace = try SmallExtract.workspace()
    let outcome = try run("run small.yaml --progress always --log-format json --output a", in: workspace)
    #expect(try objects(outcome).count == 1 && !outcome.errors.contains("\u{1B}"))
    #expect(try run("run small.yaml --quiet --verbose", in: workspace).status == 64)
    #expect(try run("run small.yaml --log-format xml", in: workspace).status == 64)
  }
}
