public import ArgumentParser
import Glibc
import Outcomes
import Outputs
import Pipelines
public import ReferenceData
import Rendering
import Reports

/// What a report shows, and where it goes: all that `run` and `query` have in common.
struct AnswerOptions: ParsableArguments {
  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "Dimensions to group by, outermost first (default: the pipeline's, else institution,program).",
      valueName: "dim,…"))
  var groupBy: String?

  @Option(
    help: ArgumentHelp(
      "Add where the graduates of each group work, by province, city or county; JSON only.",
      valueName: "level"))
  var flows: DivisionLevel?

  @Option(
    help: ArgumentHelp(
      "Measure against another target: employment=0.95, stay_in_chongqing=…, stay_in_circle=…. Repeatable.",
      valueName: "rate=share"))
  var target: [String] = []

  @Option(help: ArgumentHelp("\(ReportFormat.allCases.map(\.rawValue).joined(separator: ", "))."))
  var format = ReportFormat.json

  @Flag(help: "Exit with \(ExitStatus.missedTarget) where all graduates together miss a target.")
  var failOnMissedTarget = false

  @Flag(help: "Leave out what differs between two runs on the same input.")
  var reproducible = false

  @Flag(help: "Add the stay rates' verdicts under every denominator and circle definition.")
  var sensitivity = false

  @Flag(help: "Add the rates year by year, of all graduates and of each institution; JSON only.")
  var trend = false

  func validate() throws {
    if flows != nil, format != .json { throw ValidationError("--flows needs --format json") }
    if trend, format != .json { throw ValidationError("--trend needs --format json") }
  }

  /// - Throws: `GroupingError`, `SettingError`.
  func apply(to inquiry: inout Inquiry, dimensions: [Dimension]) throws {
    if let groupBy { inquiry.groupBy = try [Dimension].parse(groupBy, among: dimensions) }
    for setting in target { try inquiry.targets.apply(setting) }
    inquiry.flows = flows
    inquiry.showsSensitivity = sensitivity
    inquiry.showsTrend = trend
  }

  func write(_ report: Report, to sink: any ByteSink) throws(OutputError) {
    let style =
      sink is StandardOutput
      ? TableStyle(isColoured: Terminal.isColoured(STDOUT_FILENO), width: Terminal.width(STDOUT_FILENO))
      : TableStyle()
    try report.write(format, to: sink, table: style)
  }
}

extension ReportFormat: ExpressibleByArgument {}
extension DivisionLevel: ExpressibleByArgument {}

extension Report {
  /// Whether everyone together misses a target, whatever the unknowns, or there is nobody of whom it could be said.
  var missesTarget: Bool {
    groups.first.map {
      Rates($0.tally, methodology: methodology, targets: targets).all.contains {
        $0.verdict == .missed || $0.verdict == .notAssessed
      }
    }
      ?? false
  }
}
