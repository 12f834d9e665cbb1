import ArgumentParser
import Jobs
import Logging
import Outputs
import Pipelines
import Rendering
import Rows

/// `liuyu normalize`: a classified row for each graduate, for other engines.
struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract:
      "Write one clean, classified row for each graduate that `run` counts, without names or ID numbers.",
    discussion: """
      Rows are in input order: year, institution, program, level, the declared dimensions, what became of the \
      graduate, where that is, what located it, and a keyed hash in place of the ID. docs/normalize.md describes the \
      columns and loads them into DuckDB and pandas. The extracts are read twice: first it is found out which records \
      count, so nothing is written where `run` would give no report.

      Examples:
        liuyu normalize pipelines/western-base.yaml --output graduates.csv
        liuyu normalize pipelines/western-base.yaml --where year=2025 --format ndjson | jq .zone
        liuyu normalize pipelines/western-base.yaml --hash-key-file key --output graduates.csv
      """)

  @Argument(help: ArgumentHelp("The pipeline file.", valueName: "pipeline.yaml"))
  var pipeline: String

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Option(help: "csv, ndjson; sightings: packed graduates of a --range, for `liuyu settle`.")
  var format = Format.csv

  @OptionGroup(title: "One range of an extract") var range: RangeOptions

  @OptionGroup(title: "Files of object stores") var remote: RemoteOptions

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where the rows go; - is standard output.", valueName: "file"))
  var output = "-"

  @Option(
    help: ArgumentHelp(
      "A file whose bytes, 16 or more, are the key of the hashes: the same key gives a graduate the same hash in every run "
        + "(default: the environment's LIUYU_KEY, else a key drawn anew). Keep it to yourself: chmod 600.",
      valueName: "file"))
  var hashKeyFile: String?

  @OptionGroup(title: "Messages") var logging: LoggingOptions

  func validate() throws {
    if reading.checksums {
      throw ValidationError("--checksums: rows have no place for them; `run` and `check` show them")
    }
    if remote.bytesFd != nil, !range.isAsked {
      throw ValidationError("--bytes-fd belongs to --range")
    }
    if format == .sightings, !range.isAsked {
      throw ValidationError("--format sightings is of a --range")
    }
  }

  func run() throws {
    let (log, clock) = (logging.logger, RunClock())
    let metrics = reading.metricsFile(of: "normalize", pipeline, clock)
    try reportingFailures(to: log, showsValues: reading.showValues, metrics: metrics) {
      remote.use()
      try reading.inputs(naming: pipeline, key: hashKeyFile).requireNoMessages()
      let key = try HashKey.chosen(file: hashKeyFile, log)
      let pipeline = try PipelineFile.load(path: pipeline)
      var job = reading.job(pipeline, graduateKey: key)
      try selection.apply(to: &job.inquiry, dimensions: pipeline.allDimensions)
      job.inquiry.groupBy = []
      if range.ranges == nil { job.files = try reading.files(of: pipeline, log) }
      if range.isAsked { return try writeRanges(of: job, log) }
      // The pipeline's own rejects file is `run`'s.
      let plan = try OutputPlan(
        answer: NamedFile("--output", output), rejects: reading.rejectsFile,
        duplicates: reading.duplicatesFile, conflicts: reading.conflictsFile, metrics: metrics,
        inputs: reading.inputs(of: job, key: hashKeyFile))
      let outputs = try plan.begin()
      log.detail(job, plan.all)

      let (result, rows) = try outputs.rows(job, showing: ProgressLine(reading.progress, logging))
      try outputs.complete(telling: {
        metrics?.success(result.report, of: job.inquiry, on: result.tabulation)
      }) { sink in
        try write(rows, to: sink)
      }
      selection.warn(log, of: job.inquiry, on: result.tabulation)
      log.warn(of: result.report)
      log.detail(result.report)
      log.tellRejects(of: result, withValues: reading.showValues)
      log.summarize(
        result.report, seconds: clock.seconds, .rows, in: output == "-" ? nil : output)
    }
  }

  private func write(_ rows: GraduateRows, to sink: any ByteSink) throws {
    do throws(RowsError) {
      try rows.write(format.ofRows ?? .csv, to: sink)
    } catch {
      // Whoever read has seen enough (`| head`): nobody wants to hear of it.
      if case .output(let failure) = error, failure.path == "-", failure.isClosedPipe {
        throw ExitStatus.ioFailed.code
      }
      throw error
    }
  }
}

extension NormalizeCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, ndjson, sightings

    /// `nil` for what are no rows.
    var ofRows: RowFormat? { RowFormat(rawValue: rawValue) }
  }
}
