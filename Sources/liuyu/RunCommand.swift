public import ArgumentParser
import Glibc
public import LiuyuCore
import Outcomes

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Read every source of a pipeline once and write the report.",
    discussion: """
      Examples:
        liuyu run pipelines/western-base.yaml
        liuyu run pipelines/western-base.yaml --where year=2025 --where level!=本科 --by institution --format table
        zcat 2025.csv.gz | liuyu run pipelines/western-base.yaml --input - --output -
      """)

  @Argument(help: ArgumentHelp("The pipeline file.", valueName: "pipeline.yaml"))
  var pipeline: String

  @OptionGroup(title: "Reading") var reading: ReadingOptions

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
  var flows: Report.Flow.Level?

  @Option(help: ArgumentHelp("\(ReportFormat.allCases.map(\.rawValue).joined(separator: ", "))."))
  var format = ReportFormat.json

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Where the report goes; - is standard output (default: the pipeline's, else -).", valueName: "file"))
  var output: String?

  @Flag(help: "Exit with 3 where all graduates together miss a target.")
  var failOnMissedTarget = false

  @Flag(help: "Leave out what differs between two runs on the same input.")
  var reproducible = false

  @Flag(help: "Add the stay rates' verdicts under every denominator and circle definition.")
  var sensitivity = false

  @Flag(help: "Say nothing on standard error unless something is wrong.")
  var quiet = false

  func validate() throws {
    if flows != nil, format != .json { throw ValidationError("--flows needs --format json") }
  }

  func run() throws {
    try reportingFailures(showsValues: reading.showValues) {
      let clock = RunClock()
      let pipeline = try PipelineFile.load(path: pipeline)
      var job = try reading.job(pipeline)
      if let groupBy { job.inquiry.groupBy = try dimensions(groupBy, of: pipeline) }
      job.inquiry.flows = flows
      job.inquiry.showsSensitivity = sensitivity
      if output == nil, let path = pipeline.reportPath { pipeline.makeFolder(ofOutput: path) }
      let target = output ?? pipeline.reportPath.map(pipeline.resolve) ?? "-"
      let lock = target == "-" ? nil : try OutputLock(output: target)
      defer { withExtendedLifetime(lock) {} }
      let side = try SideFiles(
        rejects: reading.rejectsPath(pipeline), duplicates: reading.duplicates, besides: target)

      let outcome = try side.run(job)
      var report = outcome.report
      if !reproducible { report.run = clock.run(threads: job.threads) }
      try write(report, to: target)
      try side.commit()
      if !quiet {
        Summary(
          outcome, report: report, target: target, isDataOnTerminal: target == "-" && format == .table,
          showsValues: reading.showValues
        )
        .show()
      }
      if failOnMissedTarget, report.missesTarget { throw ExitStatus.missedTarget.code }
    }
  }

  private func dimensions(_ text: String, of pipeline: Pipeline) throws -> [String] {
    var dimensions: [String] = []
    for name in text.split(separator: ",").map({ $0.trimmingSpaces }) where !name.isEmpty {
      guard pipeline.allDimensions.contains(name) else {
        throw Failure(
          status: .usage,
          message:
            "--by: there is no dimension “\(name)”; there are \(pipeline.allDimensions.joined(separator: ", "))"
        )
      }
      if !dimensions.contains(name) { dimensions.append(name) }
    }
    return dimensions
  }

  private func write(_ report: Report, to target: String) throws {
    if target == "-" {
      let style = TableStyle(
        isColoured: Terminal.isColoured(STDOUT_FILENO), width: Terminal.width(STDOUT_FILENO))
      try report.write(format, to: StandardOutput(), table: style)
    } else {
      let file = try AtomicFile(target, permissions: 0o666)
      try report.write(format, to: file)
      try file.commit()
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}
extension Report.Flow.Level: ExpressibleByArgument {}

extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension Report {
  /// Whether everyone together misses a target, whatever the unknowns.
  var missesTarget: Bool {
    groups.first.map {
      Rates($0.tally, methodology: methodology, targets: targets).all.contains { $0.verdict == .missed }
    }
      ?? false
  }
}
