import ArgumentParser
import Counting
import ExtractReading
import Outcomes
import Outputs
import Ranges
import Rendering

/// `liuyu settle`: which record of each graduate counts, in one partition of many ranges.
struct SettleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract:
      "Settle the duplicates of partitions that `normalize --format sightings` packed, for other engines.",
    discussion: """
      In: the frames of all ranges in one partition or several, in any order. Out: `cell,outcome,people` for each outcome of each cell, by \
      cell, and on --trailer-fd what else there is to know. docs/scale.md says how they are put together.

      Example:
        cat partition-3/*.frames | liuyu settle --duplicates keep-latest --trailer-fd 3 3> trailer.json > cells.csv
      """)

  @Argument(help: ArgumentHelp("The frames; - is standard input.", valueName: "file"))
  var file = "-"

  @Option(
    help: ArgumentHelp(
      "Which record counts: keep-latest, keep-first, reject (the first; the trailer says where the others stand), or count for all.",
      valueName: "rule"))
  var duplicates = Rule.keepLatest

  @Option(
    help: ArgumentHelp(
      "How cells are written: csv, or packed, 20 bytes for each line that csv has.", valueName: "format"))
  var format = Format.csv

  @Option(
    help: ArgumentHelp(
      "The descriptor that the trailer goes to, a line of JSON, once all else is written.", valueName: "n"))
  var trailerFd: Int32

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where the cells go; - is standard output.", valueName: "file"))
  var output = "-"

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func validate() throws {
    if trailerFd < 3 { throw ValidationError("--trailer-fd must be above 2, as the others have their use") }
  }

  func run() throws {
    try reportingFailures(to: logging.logger) {
      let outputs = try OutputPlan(
        answer: NamedFile("--output", output), inputs: [NamedFile("the frames", file)]
      ).begin()
      var frames = try FrameStream.read(try SourceOpening.open(file))
      var settling = FrameSettling(duplicates.ofMethodology)
      for partition in frames.keys.sorted() {
        do throws(SightingFrame.Damage) {
          try settling.settle(frames.removeValue(forKey: partition) ?? [])
        } catch {
          throw CellsDamage("partition \(partition): \(error)")
        }
      }
      try outputs.complete { sink in
        switch format {
        case .csv: try settling.write(to: sink)
        case .packed: try settling.writePacked(to: sink)
        }
      }
      try TrailerOutput(trailerFd).write(
        SettleTrailer(settling, version: Generator.version, duplicates.ofMethodology))
    }
  }
}

extension SettleCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, packed
  }

  /// Those rules that can be settled range by range.
  enum Rule: String, CaseIterable, ExpressibleByArgument {
    case keepLatest = "keep-latest"
    case keepFirst = "keep-first"
    case reject
    case count

    var ofMethodology: Methodology.Duplicates {
      switch self {
      case .keepLatest: .keepLatest
      case .keepFirst: .keepFirst
      case .reject: .reject
      case .count: .count
      }
    }
  }
}
