import ArgumentParser
import Counting
import Cubes
import Logging
import Outputs
import Pages
import Pipelines
public import Rendering
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
    "Which programs the page and the table list beneath each institution: \(ListedParts.allCases.map(\.rawValue).joined(separator: ", ")); missed are "
      + "those of \(ListedParts.fewest) graduates and more that miss a target or may miss it (default: of a table missed; of a page all, "
      + "but of more than \(ListedParts.most) missed).", valueName: "which")

  func validate() throws {
    if html == "-" { throw ValidationError("--html must name a file") }
  }

  /// - Parameter format: of the report beside the page.
  func validate(with format: AnswerFormat) throws {
    if programs != nil, html == nil, format != .table {
      throw ValidationError("--programs goes with --html or --format table")
    }
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
    var own = inquiry
    own.showsTrend = true
    try ReportPage(tabulation.published(own, run: run, disclosure), listed: programs).write(to: sink)
  }
}

extension ListedParts: ExpressibleByArgument {}
