import ArgumentParser
import Glibc
import Jobs
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

  func run() throws {
    try reportingFailures(showsValues: reading.showValues) {
      let key = try reading.graduateKey()
      let pipeline = try PipelineFile.load(path: pipeline)
      var job = reading.job(pipeline, graduateKey: key)
      try selection.apply(to: &job.inquiry, dimensions: pipeline.allDimensions)
      job.purpose = .check(checksums: reading.checksums)
      job.files = try reading.files(of: pipeline)
      // The pipeline's own rejects file is `run`'s.
      let outputs = try OutputPlan(
        answer: NamedFile("--output", output), rejects: reading.rejectsFile,
        duplicates: reading.duplicatesFile, conflicts: reading.conflictsFile,
        inputs: reading.inputs(of: job)
      ).begin()
      var turnedDown: JobError?
      let result: JobResult
      do {
        result = try outputs.run(job, showing: ProgressLine(reading.progress, isQuiet: false))
      } catch let error as JobError {
        guard let found = error.result else { throw error }
        (result, turnedDown) = (found, error)
      }
      try outputs.complete { sink in
        let quality = QualityReport(result.report, result.findings)
        try write(quality, to: sink)
      }
      if reading.showValues { Summary.showRejects(of: result, withValues: true) }
      Summary.showWarnings(of: result.report)
      if let turnedDown {
        let failure = Failure(turnedDown)
        standardError("liuyu: \(failure.message)")
        throw failure.status.code
      }
    }
  }

  private func write(_ quality: QualityReport, to sink: any ByteSink) throws(OutputError) {
    let isColoured = sink is StandardOutput && Terminal.isColoured(STDOUT_FILENO)
    try quality.write(format, to: sink, table: TableStyle(isColoured: isColoured))
  }
}

extension QualityReport.Format: ExpressibleByArgument {}
