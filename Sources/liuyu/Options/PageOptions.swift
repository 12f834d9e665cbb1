import ArgumentParser
import Counting
import Cubes
import Logging
import Outputs
public import Pages
import Pipelines
import ReferenceData
import Rendering
import Reports

/// The page beside a report: all that `run` and `query` have in common.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where the report goes as a page for people, one HTML file (see `render`); adds --trend to the report.",
      valueName: "file"))
  var html: String?

  @Option(help: Self.programsHelp) var programs: ListedParts?

  static let programsHelp = ArgumentHelp(
    "Which programs the page lists beneath each institution: \(ListedParts.allCases.map(\.rawValue).joined(separator: ", ")); missed are "
      + "those of \(ListedParts.fewest) graduates and more that miss a target or may miss it (default: all, of more than "
      + "\(ListedParts.most) missed).", valueName: "which")

  func validate() throws {
    if html == "-" { throw ValidationError("--html must name a file") }
    if html == nil, programs != nil { throw ValidationError("--programs goes with --html") }
  }

  var file: NamedFile? { html.map { NamedFile("--html", $0) } }

  /// Says where the page is, if there is one.
  func tell(_ log: Logger) {
    if let html { log.tell(.note, .info, "the page is in \(html)", ["page": .string(html)]) }
  }

  /// - Parameter run: as the report beside it tells of the run.
  /// - Throws: `OutputError`; whatever the page cannot be made of is a mistake of this program.
  func write(
    _ inquiry: Inquiry, on tabulation: Tabulation, run: Report.Run?, _ disclosure: DisclosureOptions,
    to sink: any ByteSink
  ) throws {
    // What the report beside it need not have: other definitions, and where everyone works.
    var own = inquiry
    own.showsTrend = true
    own.showsSensitivity = true
    own.flows = nil
    var report = tabulation.report(on: own)
    report.run = run
    (own.groupBy, own.flows) = ([], inquiry.flows ?? .city)
    report.flows = tabulation.report(on: own).flows
    // Through its JSON, as `render` has it: there is one way from a report to a page.
    let json = MemorySink()
    try report.told(disclosure).write(.json, to: json)
    try ReportPage(PublishedReport(json.bytes, path: "the report"), listed: programs).write(to: sink)
  }
}

extension ListedParts: ExpressibleByArgument {}
