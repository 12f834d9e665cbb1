import ArgumentParser
import Cubes
import Logging
import Outputs

/// `liuyu merge`: one cube from those of disjoint extracts.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Add up cubes of disjoint extracts, as if one run had counted them all.",
    discussion: """
      Refused, with exit \(ExitStatus.badData), are cubes that share a file, and cubes that differ in dimensions or methodology. That no \
      graduate stands in two of them is for you to know: duplicates are found within a run only.

      Example:
        liuyu merge east.cube west.cube --output base.cube
      """)

  @Argument(help: ArgumentHelp("Files that `run --cube` or `merge` wrote.", valueName: "cube"))
  var cubes: [String]

  @Option(name: [.short, .long], help: ArgumentHelp("Where the sum goes.", valueName: "file"))
  var output: String

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func validate() throws {
    if cubes.count < 2 { throw ValidationError("merge takes at least two cubes") }
    if output == "-" { throw ValidationError("--output must name a file") }
  }

  func run() throws {
    let log = logging.logger
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
}
