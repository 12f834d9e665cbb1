import Foundation
import Glibc
import Testing

/// `--conflicts`: a line for each contradiction, with both values, for its owner's eyes only.
struct ConflictsTests {
  private func list(_ arguments: String..., in workspace: Workspace) throws -> [[String: Any]] {
    let run = try Command(arguments: arguments + ["--conflicts", "list"], folder: workspace.folder).run()
    #expect(run.status == 0, "\(run.errors)")
    return try ContradictoryExtract.lines(try workspace.text("list"))
  }

  @Test func eachKindIsListedWithBothValues() throws {
    let cases = ContradictoryExtract.cases
    let rows = cases.enumerated().map { $1.record.row(id: $0) }
    let workspace = try ContradictoryExtract.workspace(rows.joined())
    let lines = try list("run", "small.yaml", "--output", "r.json", in: workspace)
    #expect(
      try lines.map(ContradictoryExtract.Expected.init) == cases.flatMap(\.conflicts))
    let records = cases.enumerated().flatMap { number, found in found.conflicts.map { _ in number + 1 } }
    #expect(lines.map { $0["record"] as? Int } == records)
    // Behind the header and the rows before; in one of them stands a line end.
    let firstLines = records.map { 2 + rows.prefix($0 - 1).joined().count { $0.isNewline } }
    #expect(lines.map { $0["line"] as? Int } == firstLines)
    #expect(
      lines.allSatisfy { $0["institution"] as? String == "59001" && $0["path"] as? String == "extract.csv" })
    let keys = ["path", "record", "line", "kind", "believed", "other", "won", "institution"]
    for line in try workspace.text("list").split(separator: "\n") {
      let found = keys.map { line.range(of: "\"\($0)\": ")?.lowerBound }
      #expect(found.allSatisfy { $0 != nil } && found.compactMap(\.self) == found.compactMap(\.self).sorted())
    }
    // As many as the report counts.
    let report = try #require(
      try JSONSerialization.jsonObject(with: workspace.bytes("r.json")) as? [String: Any])
    let counts = (report["totals"] as? [String: Any])?["conflicts"] as? [String: Int]
    #expect(Dictionary(lines.map { ($0["kind"] as? String ?? "", 1) }, uniquingKeysWith: +) == counts)
  }

  @Test(arguments: ["run", "check", "normalize"])
  func listIsItsOwnersOnlyInEachCommand(command: String) throws {
    let workspace = try ContradictoryExtract.workspace(ContradictoryExtract.cases[0].record.row(id: 0))
    try workspace.write("older", to: "list")
    chmod(workspace["list"].path, 0o644)
    #expect(try list(command, "small.yaml", "--output", "out", in: workspace).count == 1)
    let mode = try FileManager.default.attributesOfItem(atPath: workspace["list"].path)
    #expect(mode[.posixPermissions] as? Int == 0o600)
    #expect(try workspace.names() == ["extract.csv", "list", "out", "small.yaml"])
  }

  @Test(arguments: [
    ("run small.yaml --conflicts -", 64, "--conflicts must name a file"),
    ("run small.yaml --conflicts ./extract.csv", 64, "no output can be an input: --conflicts"),
    ("check small.yaml --conflicts small.yaml", 64, "no output can be an input: --conflicts"),
    ("normalize small.yaml --conflicts z --rejects ./z", 64, "two outputs cannot be one file: --rejects ./z"),
    ("run small.yaml --conflicts nowhere/list", 73, "nowhere"),
    ("run small.yaml --conflicts /dev/full", 74, "No space left"),
  ])
  func fileIsOneOfItsOwn(line: String, status: Int32, message: String) throws {
    let workspace = try ContradictoryExtract.workspace(ContradictoryExtract.cases[0].record.row(id: 0))
    let names = try workspace.names()
    let run = try Command(
      arguments: line.split(separator: " ").map(String.init), folder: workspace.folder
    ).run()
    #expect(run.status == status && run.errors.contains(message), "\(run.status) \(run.errors)")
    #expect(try workspace.names() == names)
  }

  @Test func secondRunOnTheSameListIsTurnedAway() throws {
    let workspace = try ContradictoryExtract.workspace(ContradictoryExtract.cases[0].record.row(id: 0))
    let lock = open(workspace[".list.lock"].path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let refused = try liuyu(
      "run", "small.yaml", "--output", "r.json", "--conflicts", "list", in: workspace.folder)
    #expect(refused.status == 75 && refused.errors.contains("another run"), "\(refused.errors)")
    #expect(try workspace.names() == [".list.lock", "extract.csv", "small.yaml"])
  }

  /// Refused and skipped rows have none; who is superseded has, as that is known only at the end.
  @Test(arguments: ["keep-latest", "keep-first", "reject", "count", "off"])
  func whatIsNotCounted(rule: String) throws {
    let record = ContradictoryExtract.cases[0].record
    var unknown = record
    unknown.destination = "999"
    let workspace = try ContradictoryExtract.workspace(
      record.row(id: 0) + unknown.row(id: 1) + "合计,,,,,500118,成都市,,,\n"
        + record.row(id: 2, institution: ",") + record.row(id: 0, date: "2025-07-01"))
    let lines = try list(
      "run", "small.yaml", "--output", "r.json", "--methodology", "duplicates=\(rule)", "--max-reject-rate",
      "1",
      in: workspace)
    #expect(lines.map { $0["line"] as? Int } == [2, 6])
    #expect(lines.map { $0["record"] as? Int } == [1, 5])
  }

  /// Also where the run is turned down.
  @Test func listIsKeptWhereRejectsAre() throws {
    let record = ContradictoryExtract.cases[0].record
    let workspace = try ContradictoryExtract.workspace(record.row(id: 0) + "\"x\n")
    let run = try liuyu(
      "run", "small.yaml", "--output", "r.json", "--conflicts", "list", in: workspace.folder)
    #expect(run.status == 65, "\(run.errors)")
    #expect(try ContradictoryExtract.lines(try workspace.text("list")).count == 1)
    #expect(try !workspace.names().contains("r.json"))
  }

  @Test(arguments: [1, 2, 3, 8])
  func linesAreInInputOrderForAnyThreads(threads: Int) throws {
    let workspace = try Workspace.westernBase(
      editing: ContradictoryExtract.sample, ContradictoryExtract.employerElsewhere)
    func list(threads: Int) throws -> String {
      let run = try liuyu(
        "run", "pipelines/western-base.yaml", "--output", "out/r.json", "--conflicts", "list", "--threads",
        "\(threads)", in: workspace.folder)
      #expect(run.status == 0, "\(run.errors)")
      return try workspace.text("list")
    }
    let found = try list(threads: threads)
    #expect(try found == list(threads: 1))
    let lines = try ContradictoryExtract.lines(found)
    let report = try #require(
      try JSONSerialization.jsonObject(with: workspace.bytes("out/r.json")) as? [String: Any])
    let counts = try #require((report["totals"] as? [String: Any])?["conflicts"] as? [String: Int])
    // Those of superseded records are among them.
    #expect(lines.count >= counts.values.reduce(0, +) && counts.count == 2, "\(counts)")
  }

  /// 单位所在省 and 单位所在地 are one value; a constant is shown as it stands in the pipeline.
  @Test func provincesAndConstantsAreShown() throws {
    let pipeline = SmallExtract.pipeline.replacing(
      "location_code: [单位所在地代码]", with: "location_province: [省]\n      location_text: [地]")
    let header = "考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,省,地"
    let rows = "20500001,2025,59001,,510201,10,四川省,成都市\n20500002,2025,59001,,510201,10,,永川区\n"
    let workspace = try SmallExtract.workspace(
      pipeline: pipeline + "    constants: {location_code: 500118}\n", extract: header + "\n" + rows)
    let lines = try list("run", "small.yaml", "--output", "r.json", in: workspace)
    let expected = ContradictoryExtract.Expected(
      "location_code_location_text", ["500118", "chongqing_core", "500118"], ["四川省 成都市", "circle", "510100"])
    #expect(try lines.map(ContradictoryExtract.Expected.init) == [expected])
  }

  @Test func valuesAreDecodedAndBounded() throws {
    let workspace = try Workspace()
    try workspace.write(
      ContradictoryExtract.pipeline.replacing(
        "destination_codes", with: "encoding: gb18030\n    destination_codes"),
      to: "small.yaml")
    let record = ContradictoryExtract.Record(
      code: "500118", text: "成都市" + String(repeating: "某", count: 2_000), employer: "成都云栖有限公司")
    let text = ContradictoryExtract.header + "\n" + record.row(id: 0)
    let utf8 = try workspace.write(text, to: "utf8.csv")
    let converted = try Command(
      program: "/usr/bin/iconv", arguments: ["-f", "utf-8", "-t", "gb18030", utf8.path],
      folder: workspace.folder
    ).run()
    try workspace.write(converted.output, to: "extract.csv")
    let lines = try list("run", "small.yaml", "--output", "r.json", in: workspace)
    #expect(lines.map { $0["kind"] as? String } == ["location_code_location_text", "location_code_employer"])
    let other = try #require((lines[0]["other"] as? [String: Any])?["value"] as? String)
    #expect(other.hasPrefix("成都市某某") && other.utf8.count <= 1024 && other.utf8.count > 1000)
    #expect((lines[1]["other"] as? [String: Any])?["value"] as? String == "成都云栖有限公司")
  }
}
