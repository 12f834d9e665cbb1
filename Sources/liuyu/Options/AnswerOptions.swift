public import ArgumentParser
import Glibc
import Outcomes
import Outputs
import Pages
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
      "Add where the graduates of each group work, by province, city or county (default of xlsx: city, of everyone); json "
        + "and xlsx only.",
      valueName: "level"))
  var flows: DivisionLevel?

  @Option(
    help: ArgumentHelp(
      "Measure against another target: employment=0.95, stay_in_chongqing=…, stay_in_circle=…. Repeatable.",
      valueName: "rate=share"))
  var target: [String] = []

  @Option(
    help: ArgumentHelp(
      "\(AnswerFormat.allCases.map(\.rawValue).joined(separator: ", ")): tidy is a row for each group and measure, with a list of "
        + "columns in FILE.meta.csv beside --output FILE.csv; xlsx a workbook for people."))
  var format = AnswerFormat.json

  @Flag(help: "Exit with \(ExitStatus.missedTarget) where all graduates together miss a target.")
  var failOnMissedTarget = false

  @Flag(help: "Leave out what differs between two runs on the same input.")
  var reproducible = false

  @Flag(help: "Add the stay rates' verdicts under every denominator and circle definition.")
  var sensitivity = false

  @Flag(help: "Add the rates year by year, of all graduates and of each institution; JSON only.")
  var trend = false

  func validate() throws {
    if flows != nil, ![.json, .xlsx].contains(format) {
      throw ValidationError("--flows needs --format json or xlsx")
    }
    if trend, format != .json {
      throw ValidationError(
        "--trend needs --format json: no other has a place for years; --html shows them on the page")
    }
  }

  /// - Throws: `GroupingError`, `SettingError`.
  func apply(to inquiry: inout Inquiry, dimensions: [Dimension]) throws {
    if let groupBy { inquiry.groupBy = try [Dimension].parse(groupBy, among: dimensions) }
    for setting in target { try inquiry.targets.apply(setting) }
    inquiry.flows = flows
    inquiry.showsSensitivity = sensitivity
    inquiry.showsTrend = trend
  }

  /// - Parameters:
  ///   - published: the same for people, of which a workbook is made.
  ///   - listed: which programs a table lists; `nil` for those that miss a target.
  func write(
    _ report: Report, published: () throws -> PublishedReport, listed: ListedParts?, to sink: any ByteSink
  ) throws {
    guard let text = format.text else { return try ReportWorkbook(published()).write(to: sink) }
    var style = TableStyle(listed: listed ?? .missed)
    if sink is StandardOutput {
      style.isColoured = Terminal.isColoured(STDOUT_FILENO)
      style.width = Terminal.width(STDOUT_FILENO)
    }
    try report.write(text, to: sink, table: style)
  }

  /// Makes sure that what goes to an output can go there.
  ///
  /// - Returns: the list of columns beside it, where there is one.
  /// - Throws: `Failure`.
  func columnList(beside output: NamedFile) throws(Failure) -> NamedFile? {
    try output.requireFor(workbook: format == .xlsx)
    return format == .tidy ? output.columnList : nil
  }
}

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
