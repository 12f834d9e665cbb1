import ArgumentParser
import ExtractReading
import Logging
import Outputs
import Pages
import Rendering

/// `liuyu render`: a report as a page or a workbook for people.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Make a page or a workbook for people of a report.",
    discussion: """
      The page is one HTML file, in Chinese and English, that asks for nothing else: it opens on a phone, prints to A4, and reads without its script. A \
      section stands where the report has what it tells: --trend of `run` and `query` gives the years, --sensitivity the other \
      definitions, --flows city the places. The workbook (xlsx) has a sheet for each dimension of the groups, and 去向, 口径, 质量 and 说明.

      Examples:
        liuyu render report.json --output report.html
        liuyu render report.json --format xlsx --output report.xlsx
        liuyu render report.json --programs missed > report.html
        liuyu query graduates.cube --trend --flows city | liuyu render - > all.html
      """)

  @Argument(help: ArgumentHelp("A report as JSON; - is standard input.", valueName: "report.json"))
  var report: String

  @Option(help: ArgumentHelp("\(RenderedFormat.allCases.map(\.rawValue).joined(separator: ", "))."))
  var format = RenderedFormat.html

  @Option(help: PageOptions.programsHelp) var programs: ListedParts?

  @OptionGroup(title: "Small numbers") var disclosure: DisclosureOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where it goes; - is standard output.", valueName: "file"))
  var output = "-"

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func validate() throws {
    if programs != nil, format != .html { throw ValidationError("--programs goes with --format html") }
  }

  func run() throws {
    let log = logging.logger
    try reportingFailures(to: log) {
      let target = NamedFile("--output", output)
      try target.requireFor(workbook: format == .xlsx)
      let outputs = try OutputPlan(
        answer: target, inputs: [NamedFile("the report", report)]
      ).begin()
      var report = try PublishedReport(try bytes, path: name)
      if let threshold = disclosure.threshold { try report.protect(threshold, path: name) }
      let told = report
      try outputs.complete { sink in
        switch format {
        case .html: try ReportPage(told, listed: programs).write(to: sink)
        case .xlsx: try ReportWorkbook(told).write(to: sink)
        }
      }
      let kind = format == .html ? "page" : "workbook"
      if output != "-" { log.tell(.note, .info, "the \(kind) is in \(output)", [kind: .string(output)]) }
    }
  }

  private var name: String { report == "-" ? "standard input" : report }

  /// All of the file.
  ///
  /// - Throws: `ExtractError`.
  private var bytes: [UInt8] {
    get throws {
      let source = try SourceOpening.open(report)
      defer { source.close() }
      var bytes: [UInt8] = []
      while true {
        let piece = try source.bytes(at: bytes.count, count: 1 << 20)
        if piece.isEmpty { return bytes }
        bytes += piece
      }
    }
  }
}
