import ArgumentParser
import Counting
import Cubes
import Logging
import Outcomes
import Outputs
import Pipelines
import Rendering
import Reports

/// `liuyu query`: the report on another inquiry, from a cube.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Answer from a cube what `run` would answer, without touching the extracts.",
    discussion: """
      The report equals that of `run` with the same options on the same extracts. Only the rule for duplicates cannot \
      be chosen anew: it was settled when the cube was made.

      Examples:
        liuyu query graduates.cube --where year=2025 --by institution --format table
        liuyu query graduates.cube --by employer_nature,institution --methodology circle=strict
        liuyu query graduates.cube --where institution=50001 --flows city
        liuyu query 2026.cube --against 2025.cube --by institution
        liuyu query graduates.cube --where year=2025 --output r.json --html 2025.html
      """)

  @Argument(help: ArgumentHelp("A file that `run --cube` wrote.", valueName: "cube"))
  var cube: String

  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @OptionGroup(title: "Report") var answer: AnswerOptions

  @Option(
    help: ArgumentHelp(
      "Add to each group what has changed since an earlier cube, and warn of what deserves a look.",
      valueName: "cube"))
  var against: String?

  @Option(help: Excess.help) var maxDistinct = Excess.usualLimit

  @Flag(help: Strictness.help) var strict = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where the report goes; - is standard output.", valueName: "file"))
  var output = "-"

  @Option(help: MetricsFile.help) var metrics: String?

  @OptionGroup(title: "Small numbers") var disclosure: DisclosureOptions

  @OptionGroup(title: "Page") var page: PageOptions

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func validate() throws {
    try Excess.requireLimit(maxDistinct)
    try page.validate(with: answer.format)
    if against != nil, answer.format == .xlsx {
      throw ValidationError("--against needs another format than xlsx: the workbook shows no changes")
    }
    if metrics == "-" { throw ValidationError("--metrics must name a file") }
  }

  func run() throws {
    let (log, clock) = (logging.logger, RunClock())
    let metrics = metrics.map {
      MetricsFile(NamedFile("--metrics", $0), command: "query", pipeline: cube, clock)
    }
    try reportingFailures(to: log, metrics: metrics) {
      let target = NamedFile("--output", output)
      let outputs = try OutputPlan(
        answer: target, page: page.file, columns: answer.columnList(beside: target), metrics: metrics,
        inputs: [NamedFile("the cube", cube)] + (against.map { [NamedFile("--against", $0)] } ?? [])
      ).begin()
      let tabulation = try Tabulation(
        cube: cube, readsFlows: answer.flows != nil || page.html != nil || answer.format == .xlsx)
      var inquiry = tabulation.provenance.inquiry
      try selection.apply(to: &inquiry, dimensions: tabulation.dimensions)
      try answer.apply(to: &inquiry, dimensions: tabulation.dimensions)
      if page.html != nil { inquiry.showsTrend = true }
      guard inquiry.methodology.duplicates == tabulation.provenance.duplicates else {
        throw Failure(
          status: .usage,
          message:
            "--methodology: this cube was counted with duplicates=\(tabulation.provenance.duplicates.rawValue), "
            + "which only a run can change")
      }
      let earlier = try against.map { try Tabulation(cube: $0, readsFlows: false) }
      if let against, let earlier { try requireDimensions(of: inquiry, in: earlier, against) }
      let everything = try tabulation.report(on: inquiry, most: maxDistinct)
      var report = everything.told(disclosure)
      if let earlier {
        let before = try earlier.report(on: earlier.asked(inquiry), most: maxDistinct)
        report.compare(with: before.told(disclosure))
      }
      if !answer.reproducible { report.run = clock.run(threads: 1) }
      if strict, !report.warnings.isEmpty {
        log.warn(of: report)
        throw Failure.warned(report)
      }
      let missed = answer.failOnMissedTarget && everything.missesTarget ? ExitStatus.missedTarget : nil
      try outputs.complete(
        telling: {
          metrics?.success(report, of: inquiry, on: tabulation, exitCode: missed?.rawValue ?? 0)
        }, page: { try page.write(inquiry, on: tabulation, run: report.run, disclosure, to: $0) },
        columns: { try report.writeTidyColumns(to: $0) }
      ) { sink in
        try answer.write(
          report, published: { try tabulation.published(inquiry, run: report.run, disclosure) },
          listed: page.programs,
          to: sink)
      }
      selection.warn(log, of: inquiry, on: tabulation)
      log.warn(of: report)
      for warning in report.comparison?.warnings ?? [] { log.tell(.warning, .warning, warning.text) }
      log.detail(report)
      if output != "-" {
        log.tell(.note, .info, "the report is in \(output)", ["report": .string(output)])
      }
      page.tell(log)
      if missed != nil { try log.tellMissedTarget(of: report) }
    }
  }

  /// An earlier cube may have been counted by fewer dimensions.
  private func requireDimensions(of inquiry: Inquiry, in earlier: Tabulation, _ path: String) throws {
    guard let missing = inquiry.dimensions.first(where: { !earlier.dimensions.contains($0) }) else { return }
    throw Failure(
      status: .usage,
      message: "--against: \(path) does not have the dimension “\(missing.name)”; it has "
        + earlier.dimensions.map(\.name).joined(separator: ", "))
  }
}

extension Tabulation {
  /// The same inquiry, under this cube's own rule for duplicates.
  fileprivate func asked(_ inquiry: Inquiry) -> Inquiry {
    var own = inquiry
    own.methodology.duplicates = provenance.duplicates
    own.flows = nil
    own.showsTrend = false
    return own
  }
}
