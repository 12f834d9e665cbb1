import ArgumentParser
import ExtractReading
import Logging
import Outputs
import Pages

/// `liuyu render`: a report as a page for people.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Make a page for people of a report.",
    discussion: """
      One HTML file, in Chinese and English, that asks for nothing else: it opens on a phone, prints to A4, and reads without its script. A \
      section stands where the report has what it tells: --trend of `run` and `query` gives the years, --sensitivity the other \
      definitions, --flows city the places.

      Examples:
        liuyu render report.json --output report.html
        liuyu render report.json --programs missed > report.html
        liuyu query graduates.cube --trend --flows city | liuyu render - > all.html
      """)

  @Argument(help: ArgumentHelp("A report as JSON; - is standard input.", valueName: "report.json"))
  var report: String

  @Option(help: PageOptions.programsHelp) var programs: ListedParts?

  @OptionGroup(title: "Small numbers") var disclosure: DisclosureOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where the page goes; - is standard output.", valueName: "file"))
  var output = "-"

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func run() throws {
    let log = logging.logger
    try reportingFailures(to: log) {
      let outputs = try OutputPlan(
        answer: NamedFile("--output", output), inputs: [NamedFile("the report", report)]
      ).begin()
      var report = try PublishedReport(try bytes, path: name)
      if let threshold = disclosure.threshold { try report.protect(threshold, path: name) }
      let page = ReportPage(report, listed: programs)
      try outputs.complete { sink in try page.write(to: sink) }
      if output != "-" { log.tell(.note, .info, "the page is in \(output)", ["page": .string(output)]) }
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
