import ArgumentParser
import Jobs
import Logging
import Outputs
import Pipelines
import Rendering
import Reports

/// `liuyu run`: the report of a pipeline, read from its extracts.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Read every source of a pipeline once and write the report.",
    discussion: """
      Examples:
        liuyu run pipelines/western-base.yaml
        liuyu run pipelines/western-base.yaml --where year=2025 --where level!=本科 --by institution --format table
        liuyu run pipelines/western-base.yaml --cube graduates.cube
        liuyu run pipelines/western-base.yaml --output r.json --html report.html
        zcat 2025.csv.gz | liuyu run pipelines/western-base.yaml --input - --output -
      """)

  @Argument(help: ArgumentHelp("The pipeline file.", valueName: "pipeline.yaml"))
  var pipeline: String

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @OptionGroup(title: "Report") var answer: AnswerOptions

  @OptionGroup(title: "Small numbers") var disclosure: DisclosureOptions

  @OptionGroup(title: "Page") var page: PageOptions

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Where the report goes; - is standard output (default: the pipeline's, else -).", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Where everything that was counted goes, to be asked by `query` (default: the pipeline's, else nowhere).",
      valueName: "file"))
  var cube: String?

  func validate() throws {
    try page.validate(with: answer.format)
    if cube == "-" { throw ValidationError("--cube must name a file") }
  }

  func run() throws {
    let (log, clock) = (logging.logger, RunClock())
    let metrics = reading.metricsFile(of: "run", pipeline, clock)
    try reportingFailures(to: log, showsValues: reading.showValues, metrics: metrics) {
      try reading.inputs(naming: pipeline).requireNoMessages()
      let key = try reading.graduateKey(log)
      let pipeline = try PipelineFile.load(path: pipeline)
      var job = reading.job(pipeline, graduateKey: key)
      try selection.apply(to: &job.inquiry, dimensions: pipeline.allDimensions)
      try answer.apply(to: &job.inquiry, dimensions: pipeline.allDimensions)
      if page.html != nil { job.inquiry.showsTrend = true }
      if page.html != nil || answer.format == .xlsx { job.tellsDivisionsApart = true }
      job.files = try reading.files(of: pipeline, log)
      let plan = try outputPlan(pipeline, metrics, inputs: reading.inputs(of: job))
      if plan.cube != nil { job.purpose = .cube(checksums: reading.checksums) }
      for path in [output == nil ? pipeline.reportPath : nil, cube == nil ? pipeline.cubePath : nil] {
        if let path { AtomicFile.makeFolder(of: pipeline.resolve(path)) }
      }
      let outputs = try plan.begin()
      log.detail(job, plan.all)

      let result = try outputs.run(job, showing: ProgressLine(reading.progress, logging))
      let everything = result.report
      var report = everything.told(disclosure)
      if !answer.reproducible { report.run = clock.run(threads: job.threads) }
      let missed = answer.failOnMissedTarget && everything.missesTarget ? ExitStatus.missedTarget : nil
      try outputs.complete(
        telling: {
          metrics?.success(report, of: job.inquiry, on: result.tabulation, exitCode: missed?.rawValue ?? 0)
        }, page: { try page.write(job.inquiry, on: result.tabulation, run: report.run, disclosure, to: $0) },
        columns: { try report.writeTidyColumns(to: $0) }
      ) { sink in
        try answer.write(
          report, published: { try result.tabulation.published(job.inquiry, run: report.run, disclosure) },
          listed: page.programs, to: sink)
      }
      selection.warn(log, of: job.inquiry, on: result.tabulation)
      log.warn(of: report)
      tell(result, report, clock, log, target: plan.answer.path)
      if missed != nil { try log.tellMissedTarget(of: report) }
    }
  }

  private func tell(
    _ result: JobResult, _ report: Report, _ clock: RunClock, _ log: Logger, target: String
  ) {
    log.detail(report)
    log.tellRejects(of: result, withValues: reading.showValues)
    let isDataOnTerminal = target == "-" && answer.format == .table
    if logging.showsTable, !isDataOnTerminal { StandardError.write(report.tableOnTerminal) }
    log.summarize(report, seconds: clock.seconds, .report, in: target == "-" ? nil : target)
    page.tell(log)
  }

  /// What the options name, else the pipeline.
  private func outputPlan(
    _ pipeline: Pipeline, _ metrics: MetricsFile?, inputs: [NamedFile]
  ) throws(Failure) -> OutputPlan {
    func own(_ key: String, _ path: String?) -> NamedFile? {
      path.map { NamedFile("output.\(key) of \(pipeline.path):", pipeline.resolve($0)) }
    }
    let target =
      output.map { NamedFile("--output", $0) } ?? own("report", pipeline.reportPath)
      ?? NamedFile("--output", "-")
    return try OutputPlan(
      answer: target,
      rejects: reading.rejectsFile ?? own("rejects", pipeline.rejectsPath),
      duplicates: reading.duplicatesFile, conflicts: reading.conflictsFile,
      cube: cube.map { NamedFile("--cube", $0) } ?? own("cube", pipeline.cubePath), page: page.file,
      columns: answer.columnList(beside: target), metrics: metrics, inputs: inputs)
  }
}
