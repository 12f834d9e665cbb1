import ArgumentParser
import Jobs
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

  @Option(help: ArgumentHelp("\(RowFormat.allCases.map(\.rawValue).joined(separator: ", "))."))
  var format = RowFormat.csv

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where the rows go; - is standard output.", valueName: "file"))
  var output = "-"

  @Option(
    help: ArgumentHelp(
      "A file whose bytes, 16 or more, are the key of the hashes: the same key gives a graduate the same hash in every run "
        + "(default: the environment's LIUYU_KEY, else a key drawn anew). Keep it to yourself: chmod 600.",
      valueName: "file"))
  var hashKeyFile: String?

  @Flag(help: "Say nothing on standard error unless something is wrong.")
  var quiet = false

  func validate() throws {
    if reading.checksums {
      throw ValidationError("--checksums: rows have no place for them; `run` and `check` show them")
    }
  }

  func run() throws {
    try reportingFailures(showsValues: reading.showValues) {
      let key = try HashKey.chosen(file: hashKeyFile)
      let pipeline = try PipelineFile.load(path: pipeline)
      var job = reading.job(pipeline, graduateKey: key)
      try selection.apply(to: &job.inquiry, dimensions: pipeline.allDimensions)
      job.inquiry.groupBy = []
      job.files = try reading.files(of: pipeline)
      // The pipeline's own rejects file is `run`'s.
      let outputs = try OutputPlan(
        answer: NamedFile("--output", output), rejects: reading.rejectsFile,
        duplicates: reading.duplicatesFile, conflicts: reading.conflictsFile,
        inputs: reading.inputs(of: job) + (hashKeyFile.map { [NamedFile("--hash-key-file", $0)] } ?? [])
      ).begin()

      let (result, rows) = try outputs.rows(job, showing: ProgressLine(reading.progress, isQuiet: quiet))
      try outputs.complete { sink in try write(rows, to: sink) }
      Summary.showWarnings(of: result.report)
      if !quiet { tell(result, of: job.inquiry) }
    }
  }

  private func write(_ rows: GraduateRows, to sink: any ByteSink) throws {
    do throws(RowsError) {
      try rows.write(format, to: sink)
    } catch {
      // Whoever read has seen enough (`| head`): nobody wants to hear of it.
      if case .output(let failure) = error, failure.path == "-", failure.isClosedPipe {
        throw ExitStatus.ioFailed.code
      }
      throw error
    }
  }

  private func tell(_ result: JobResult, of inquiry: Inquiry) {
    selection.warn(of: inquiry, on: result.tabulation)
    Summary.showRejects(of: result, withValues: reading.showValues)
    standardError(result.report.summaryLine)
    if output != "-" { standardError("liuyu: the rows are in \(output)") }
  }
}

extension RowFormat: ExpressibleByArgument {}
