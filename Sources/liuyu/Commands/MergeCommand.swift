import ArgumentParser
import Counting
import Cubes
import Jobs
import Logging
import Outputs
import Ranges
import Rendering

/// `liuyu merge`: one cube from those of disjoint extracts.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Add up cubes of disjoint extracts, as if one run had counted them all.",
    discussion: """
      Refused, with exit \(ExitStatus.badData), are cubes that share a file, and cubes that differ in dimensions or methodology. That no \
      graduate stands in two of them is for you to know: duplicates are found within a run only.

      With --cells, what many processes counted range by range (docs/scale.md) becomes the cube that one run would have written: refused, \
      with exit \(ExitStatus.brokenInvariant), where something is missing, there twice, of another make or out of balance; and, with \
      exit \(ExitStatus.badData), where `run` would give no report.

      Examples:
        liuyu merge east.cube west.cube --output base.cube
        liuyu merge --cells out/cells --output base.cube
      """)

  @Argument(help: ArgumentHelp("Files that `run --cube` or `merge` wrote.", valueName: "cube"))
  var cubes: [String] = []

  @Option(help: ArgumentHelp("A folder of what ranges and partitions came to.", valueName: "folder"))
  var cells: String?

  @Option(
    help: ArgumentHelp(
      "Where the records go that duplicates=reject refuses, with --cells: the end of what `run --rejects` writes, for its owner only. "
        + "Their text is read again from the inputs.", valueName: "file"))
  var rejects: String?

  @Option(help: Excess.help) var maxDistinct = Excess.usualLimit

  @Option(name: [.short, .long], help: ArgumentHelp("Where the sum goes.", valueName: "file"))
  var output: String

  @OptionGroup(title: "Files of object stores") var remote: RemoteOptions

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func validate() throws {
    try Excess.requireLimit(maxDistinct)
    if cells != nil, !cubes.isEmpty {
      throw ValidationError("--cells makes a cube by itself, without others")
    }
    if rejects != nil, cells == nil {
      throw ValidationError("--rejects belongs to --cells: a cube knows no single records")
    }
    if rejects == "-" { throw ValidationError("--rejects must name a file: it holds personal data") }
    if cells == nil, cubes.count < 2 { throw ValidationError("merge takes at least two cubes") }
    if output == "-" { throw ValidationError("--output must name a file") }
  }

  func run() throws {
    let log = logging.logger
    if let cells { return try reportingFailures(to: log) { try merge(cells: cells, log) } }
    try reportingFailures(to: log) {
      let outputs = try OutputPlan(
        answer: NamedFile("--output", output), inputs: cubes.map { NamedFile("the cube", $0) }
      ).begin()
      let parts = try cubes.map { (name: $0, tabulation: try Tabulation(cube: $0)) }
      let sum = try Tabulation.merging(parts)
      try outputs.complete { sink in try sum.write(to: sink) }
      log.tell(
        .note, .info, "\(cubes.count) cubes are added up in \(output)",
        ["cube": .string(output), "cubes": .number(cubes.count)])
    }
  }

  /// One cube of what ranges and partitions came to, as if one run had read them.
  private func merge(cells path: String, _ log: Logger) throws {
    remote.use()
    let folder = try CellsFolder(path)
    let outputs = try OutputPlan(
      answer: NamedFile("--output", output), rejects: rejects.map { NamedFile("--rejects", $0) },
      inputs: [NamedFile("--cells", path)] + folder.order.inputs.map { NamedFile("the extract", $0) }
    ).begin()
    let job = folder.job(mostDistinct: maxDistinct)
    let account = try folder.account(mostDistinct: maxDistinct)
    try job.requireNobodyShown(Array(zip(account.cube.dimensions, account.cube.values)))
    let result = try outputs.keepingBeside {
      if let rejects = outputs.rejects { try folder.writeDuplicates(to: rejects) }
      return try job.result(of: account) { _, _ in Findings(rejects: [], contradictions: []) }
    }
    try outputs.complete { try result.tabulation.write(to: $0) }
    log.warn(of: result.report)
    log.tell(
      .note, .info, "\(path) is put together in \(output)", ["cube": .string(output), "cells": .string(path)])
  }
}
