import ArgumentParser
import Glibc
import Jobs
import Logging
import Outputs
import Pipelines
import Rendering

/// `liuyu check`: the quality of the extracts, without rates but those that contradictions would change.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read every source of a pipeline once and tell what of it cannot be counted, and what to do.",
    discussion: """
      Control totals of each input, and for each reason how many records were rejected and where the first ones \
      stand; what was repaired; and which sources of one record contradict each other, by institution, with the rates as they are \
      counted and as they would be if the other source won. Exits with \(ExitStatus.badData), all the same, \
      where `run` would.

      Examples:
        liuyu check pipelines/western-base.yaml
        liuyu check pipelines/western-base.yaml --input 59003.csv --format json
        liuyu check pipelines/western-base.yaml --conflicts conflicts.ndjson
      """)

  @Argument(help: ArgumentHelp("The pipeline file.", valueName: "pipeline.yaml"))
  var pipeline: String

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Option(help: ArgumentHelp("\(QualityReport.Format.allCases.map(\.rawValue).joined(separator: ", "))."))
  var format = QualityReport.Format.table

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where it goes; - is standard output.", valueName: "file"))
  var output = "-"

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func run() throws {
    let (log, clock) = (logging.logger, RunClock())
    let metrics = reading.metricsFile(of: "check", pipeline, clock)
    try reportingFailures(to: log, showsValues: reading.showValues, metrics: metrics) {
      try reading.inputs(naming: pipeline).requireNoMessages()
      let key = try reading.graduateKey(log)
      let pipeline = try PipelineFile.load(path: pipeline)
      var job = reading.job(pipeline, graduateKey: key)
      try selection.apply(to: &job.inquiry, dimensions: pipeline.allDimensions)
      job.purpose = .check(checksums: reading.checksums)
      job.files = try reading.files(of: pipeline, log)
      // The pipeline's own rejects file is `run`'s.
      let plan = try OutputPlan(
        answer: NamedFile("--output", output), rejects: reading.rejectsFile,
        duplicates: reading.duplicatesFile, conflicts: reading.conflictsFile, metrics: metrics,
        inputs: reading.inputs(of: job))
      let outputs = try plan.begin()
      log.detail(job, plan.all)
      var turnedDown: JobError?
      let result: JobResult
      do {
        result = try outputs.run(job, showing: ProgressLine(reading.progress, logging))
      } catch let error as JobError {
        guard let found = error.result else { throw error }
        (result, turnedDown) = (found, error)
      }
      try outputs.complete(telling: {
        turnedDown == nil ? metrics?.success(result.report, of: job.inquiry, on: result.tabulation) : nil
      }) { sink in
        let quality = QualityReport(result.report, result.findings)
        try write(quality, to: sink)
      }
      log.detail(result.report)
      if reading.showValues { log.tellRejects(of: result, withValues: true) }
      log.warn(of: result.report)
      if let turnedDown { throw Failure(turnedDown) }
    }
  }

  private func write(_ quality: QualityReport, to sink: any ByteSink) throws(OutputError) {
    let isColoured = sink is StandardOutput && Terminal.isColoured(STDOUT_FILENO)
    try quality.write(format, to: sink, table: TableStyle(isColoured: isColoured))
  }
}

extension QualityReport.Format: ExpressibleByArgument {}
