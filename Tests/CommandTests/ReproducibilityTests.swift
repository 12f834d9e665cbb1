import Foundation
import Testing

/// The report depends on the records and on nothing else.
struct ReproducibilityTests {
  private static let pipeline = "pipelines/western-base.yaml"

  private func report(_ arguments: [String], input: URL? = nil, in workspace: Workspace) throws -> Data {
    let run = try Command(
      arguments: ["run"] + arguments + ["--quiet", "--reproducible", "--output", "-"],
      folder: workspace.folder,
      input: input
    ).run()
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  /// The report without what may differ: where the records came from, and in how many bytes.
  private func records(of report: Data) -> String {
    String(decoding: report, as: UTF8.self)
      .replacing(#/"path": "[^"]*", "bytes": \d+, "encoding": "[^"]*", /#, with: "")
  }

  /// The report without its list of inputs.
  private func figures(of report: Data) -> String {
    String(decoding: report, as: UTF8.self).replacing(#/"inputs": \[[^\]]*\]/#, with: "")
  }

  @Test func anyNumberOfThreadsGivesTheSameBytes() throws {
    let workspace = try Workspace.westernBase()
    let one = try report([Self.pipeline, "--threads", "1"], in: workspace)
    for threads in ["2", "3", "8"] {
      #expect(
        try report([Self.pipeline, "--threads", threads], in: workspace) == one, "--threads \(threads)")
    }
  }

  @Test(arguments: [
    "national-export/2025.csv", "national-export/2023-2024.csv", "national-upload/2021-2022.csv",
    "secondary-vocational/2024-2025.csv",
  ])
  func standardInputGivesTheSameFigures(name: String) throws {
    let workspace = try Workspace.westernBase()
    let file = "sample-data/\(name)"
    let read = try report([Self.pipeline, "--input", file], in: workspace)
    for threads in ["1", "3"] {
      let piped = try report(
        [Self.pipeline, "--input", "-", "--threads", threads], input: Command.package.appending(path: file),
        in: workspace)
      #expect(records(of: piped) == records(of: read))
    }
  }

  @Test(arguments: ["", "--quote mixed --dirty 0.02", "--quote all --duplicates 0.1"])
  func spreadingRecordsOverFilesChangesNothing(damage: String) throws {
    let workspace = try Workspace.westernBase()
    try generate(3000, damage, to: workspace["whole.csv"])
    var lines = try workspace.text("whole.csv").split(separator: "\n", omittingEmptySubsequences: false)
    let header = lines.removeFirst()
    for (number, part) in [lines[..<7], lines[7..<1500], lines[1500...]].enumerated() {
      try workspace.write(([header] + part).joined(separator: "\n") + "\n", to: "part-\(number).csv")
    }
    let options = ["--max-reject-rate", "1"]
    let whole = try report([Self.pipeline, "--input", "whole.csv"] + options, in: workspace)
    let spread = try report([Self.pipeline, "--input", "part-*.csv"] + options, in: workspace)
    #expect(figures(of: spread) == figures(of: whole))
  }

  @Test(arguments: ["gb18030", "utf-8-bom"])
  func encodingChangesNothing(encoding: String) throws {
    let workspace = try Workspace.westernBase()
    try generate(2000, "--dirty 0.005 --quote mixed", to: workspace["plain.csv"])
    try generate(2000, "--dirty 0.005 --quote mixed --encoding \(encoding)", to: workspace["encoded.csv"])
    let reports = try ["plain.csv", "encoded.csv"].map {
      try report([Self.pipeline, "--max-reject-rate", "1", "--input", $0], in: workspace)
    }
    #expect(try workspace.bytes("plain.csv") != workspace.bytes("encoded.csv"))
    #expect(records(of: reports[0]) == records(of: reports[1]))
  }

  private func generate(_ rows: Int, _ options: String, to file: URL) throws {
    let run = try Command(
      arguments: ["generate", "--rows", "\(rows)", "--output", file.path]
        + options.split(separator: " ").map(String.init)
    ).run()
    #expect(run.status == 0, "\(run.errors)")
  }
}
