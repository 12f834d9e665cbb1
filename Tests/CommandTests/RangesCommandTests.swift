import Foundation
import Testing

/// Extracts in ranges, read by processes that share nothing, come to the report of one run.
struct RangesCommandTests {
  private static let pipeline = Command.package.appending(path: "pipelines/western-base.yaml").path

  /// What an engine does that spreads ranges over machines, as one line of a shell each.
  private static func steps(
    size: String, partitions: Int, extracts: String, duplicates: String = "keep-latest"
  ) -> [String] {
    let limit = "--max-record-bytes 65536"
    return [
      "mkdir cells && head -c 32 /dev/urandom > key && chmod 600 key",
      "liuyu split \(pipeline) \(extracts) --size \(size) \(limit) --output ranges --quiet",
      // Two processes, each with some of the ranges.
      "sed -n '1~2p' ranges > odd && sed -n '2~2p' ranges > even",
      "for part in odd even; do liuyu normalize \(pipeline) --ranges $part \(limit) --hash-key-file key --format sightings "
        + "--methodology duplicates=\(duplicates) --partitions \(partitions) --trailer-fd 3 3>> cells/ranges.ndjson >> frames || exit; done",
      "liuyu settle frames --duplicates \(duplicates) --trailer-fd 3 3> cells/settled.ndjson > cells/cells.csv",
      "cp \(pipeline) cells/pipeline.yaml && touch cells/_SUCCESS",
      "jq -c -s '{pipeline: \"p.yaml\", inputs: [group_by(.input)[] | .[0].path], maxRejectRate: 0.01, isStrict: false, "
        + "duplicates: \"\(duplicates)\"}' ranges > cells/job.json",
    ]
  }

  private static func shell(_ line: String, in workspace: Workspace) throws {
    let outcome = try Command(program: "/bin/sh", arguments: ["-c", line], folder: workspace.folder).run()
    try #require(outcome.status == 0, "\(line): \(outcome.errors)")
  }

  @Test(arguments: [("64KB", 7), ("300KB", 1)])
  func rangesComeToTheReportOfOneRun(size: String, partitions: Int) throws {
    let workspace = try Workspace()
    try FileManager.default.copyItem(
      at: Command.package.appending(path: "sample-data"), to: workspace["sample-data"])
    try Self.shell("gzip sample-data/national-upload/*.csv", in: workspace)
    let extracts =
      "sample-data/national-export/*.csv sample-data/employment-plan-2024/*.csv sample-data/national-upload/*"
    for step in Self.steps(size: size, partitions: partitions, extracts: extracts) {
      try Self.shell(step, in: workspace)
    }
    try Self.shell("liuyu merge --cells cells --output all.cube --quiet", in: workspace)
    let inputs = "$(for extract in \(extracts); do printf -- '--input %s ' $extract; done)"
    try Self.shell(
      "liuyu run \(Self.pipeline) \(inputs) --reproducible --quiet --output run.json", in: workspace)
    try Self.shell("liuyu query all.cube --reproducible --quiet --output ranges.json", in: workspace)
    #expect(try Data(contentsOf: workspace["ranges.json"]) == Data(contentsOf: workspace["run.json"]))

    try Self.shell(
      "rm cells/cells.csv && liuyu settle frames --format packed --quiet --trailer-fd 3 3> settled > cells/cells.packed && "
        + "cmp settled cells/settled.ndjson && liuyu merge --cells cells --output packed.cube --quiet && "
        + "liuyu query packed.cube --reproducible --quiet --output packed.json && cmp packed.json run.json",
      in: workspace)

    try workspace.write("{}", to: "cells/job.json")
    let unnamed = try Command(
      arguments: ["merge", "--cells", "cells", "--output", "other.cube"], folder: workspace.folder
    ).run()
    #expect(unnamed.status == 70)
    #expect(
      unnamed.errorLines == [
        "liuyu: cells/job.json has no `pipeline`; nothing was written: run the whole job again"
      ])
    try FileManager.default.removeItem(at: workspace["cells/_SUCCESS"])
    let refused = try Command(
      arguments: ["merge", "--cells", "cells", "--output", "other.cube"], folder: workspace.folder
    ).run()
    #expect(refused.status == 70)
    #expect(
      refused.errors.contains("no _SUCCESS")
        && !FileManager.default.fileExists(atPath: workspace["other.cube"].path))
  }

  /// Records that duplicates are refused for are known last: they are counted, told and listed as one run does.
  @Test func refusedDuplicatesAreThoseOfOneRun() throws {
    let workspace = try Workspace()
    let folder = Command.package.appending(path: "sample-data/national-export")
    try FileManager.default.copyItem(at: folder, to: workspace["2025"])
    // All graduates again, in another encoding and compressed, and two of them once more.
    try Self.shell(
      "tail -c +4 2025/2025.csv | iconv -f utf-8 -t gb18030 | gzip > again.csv.gz && (head -n 1 2025/2025.csv; "
        + "sed -n '20,21p' 2025/2025.csv) > last.csv", in: workspace)
    let extracts = "2025/2025.csv again.csv.gz last.csv"
    for step in Self.steps(size: "64KB", partitions: 3, extracts: extracts, duplicates: "reject") {
      try Self.shell(step, in: workspace)
    }
    let inputs = extracts.split(separator: " ").flatMap { ["--input", String($0)] }
    func run(_ more: String...) throws -> Command.Outcome {
      try Command(
        arguments: [
          "run", Self.pipeline, "--methodology", "duplicates=reject", "--reproducible", "--quiet",
          "--rejects",
          "all.rejects", "--output", "run.json",
        ] + inputs + more, folder: workspace.folder
      ).run()
    }
    func merge() throws -> Command.Outcome {
      try Command(
        arguments: ["merge", "--cells", "cells", "--rejects", "rejects", "--output", "all.cube", "--quiet"],
        folder: workspace.folder
      ).run()
    }
    // Too many, but for those who allow more; both are told alike, and the lists are there.
    let (whole, parted) = (try run(), try merge())
    #expect((parted.status, parted.errors) == (whole.status, whole.errors) && whole.status == 65)
    #expect(!FileManager.default.fileExists(atPath: workspace["all.cube"].path))
    let refused = try workspace.text("all.rejects").split(separator: "\n").filter {
      $0.contains("\"reason\": \"duplicate\"")
    }
    #expect(refused.count > 4000)
    #expect(try workspace.text("rejects").split(separator: "\n") == refused)
    let mode = try FileManager.default.attributesOfItem(atPath: workspace["rejects"].path)
    #expect(mode[.posixPermissions] as? Int == 0o600)

    try Self.shell(
      "jq -c '.maxRejectRate = 1' cells/job.json > job && mv job cells/job.json && rm rejects", in: workspace)
    #expect(try run("--max-reject-rate", "1").status == 0)
    #expect(try merge().status == 0)
    #expect(try workspace.text("rejects").split(separator: "\n") == refused)
    try Self.shell("liuyu query all.cube --reproducible --quiet --output ranges.json", in: workspace)
    #expect(try workspace.bytes("ranges.json") == workspace.bytes("run.json"))

    // Their text is that of the inputs that were read, and no others.
    try Self.shell("rm rejects all.cube && touch again.csv.gz", in: workspace)
    let changed = try merge()
    #expect(
      changed.status == 74 && changed.errors.contains("again.csv.gz: the file changed"), "\(changed.errors)")
    #expect(!FileManager.default.fileExists(atPath: workspace["rejects"].path))
  }

  @Test(arguments: [
    (["a.cube", "b.cube", "--rejects", "r"], "--cells"),
    (["--cells", "c", "--rejects", "-"], "must name a file"),
  ])
  func mergeRefusesAListThatItCannotMake(arguments: [String], says: String) throws {
    let outcome = try Command(arguments: ["merge", "--output", "o.cube"] + arguments).run()
    #expect(outcome.status == 64 && outcome.errors.contains(says), "\(outcome.errors)")
  }

  /// As docs/scale.md shows it, on the sample data.
  @Test func theExampleComesToTheReportOfOneRun() throws {
    let workspace = try Workspace.westernBase()
    let text = try String(contentsOf: Command.package.appending(path: "docs/scale.md"), encoding: .utf8)
    let example = try #require(
      text.components(separatedBy: "```sh\n").dropFirst().first?.components(separatedBy: "```").first)
    try Self.shell("set -e\n" + example, in: workspace)
    try Self.shell(
      "liuyu run pipelines/western-base.yaml --reproducible --quiet --output run.json", in: workspace)
    #expect(try Data(contentsOf: workspace["report.json"]) == Data(contentsOf: workspace["run.json"]))
  }

  @Test(arguments: [
    (["--range", "0:10"], 64, "--trailer-fd"), (["--range", "x", "--trailer-fd", "3"], 64, "--range"),
    (["--trailer-fd", "3"], 64, "--range"), (["--format", "sightings"], 64, "--range"),
    (["--range", "0:10", "--trailer-fd", "3"], 65, "byte 0"),
    (["--range", "445:100", "--trailer-fd", "3"], 65, "liuyu split"),
    (["--range", "9223372036854775807:", "--trailer-fd", "3"], 65, "liuyu split"),
    (["--range", "0:10", "--trailer-fd", "3", "--source", "9"], 64, "--source 9"),
    (["--range", "0:10", "--trailer-fd", "3", "--partitions", "0"], 64, "--partitions"),
  ])
  func whatIsNoRangeIsRefused(arguments: [String], status: Int, says: String) throws {
    let line =
      "exec 3> trailer; liuyu normalize \(Self.pipeline) --input sample-data/national-export/2025.csv "
      + arguments.joined(separator: " ")
    let outcome = try Command(
      program: "/bin/sh", arguments: ["-c", line.replacing("> trailer", with: "> /dev/null")]
    ).run()
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
  }
}
