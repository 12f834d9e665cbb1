import ArgumentParser
import Counting
import ExtractReading
import FoundationEssentials
import Jobs
import Logging
import Outcomes
import Pipelines
import Rendering

/// What every command that reads extracts can be told.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "An extract to read in place of the pipeline's own: a path, a pattern or - for standard input. Repeatable.",
      valueName: "path"))
  var input: [String] = []

  @Option(help: ArgumentHelp("Threads to read with (default: the processors there are).", valueName: "n"))
  var threads: Int?

  @Option(
    name: .customLong("max-reject-rate"),
    help: ArgumentHelp(
      "The share of records that may be rejected before the run fails with exit \(ExitStatus.badData).",
      valueName: "share"))
  var maxRejectRate = 0.01

  @Option(help: RecordLimit.help) var maxRecordBytes = Dialect.usualRecordBytes

  @Option(
    help: ArgumentHelp(
      "The most times its size that a compressed extract of over 100 MB may hold.", valueName: "times"))
  var maxExpansion = ExpansionLimit.usual.ratio

  @Option(help: Excess.help) var maxDistinct = Excess.usualLimit

  @Option(
    help: ArgumentHelp(
      "Where the records that were not counted go, as NDJSON for its owner only (default: the pipeline's, else "
        + "nowhere).", valueName: "file"))
  var rejects: String?

  @Option(
    help: ArgumentHelp(
      "Where both records of each duplicate are listed by place, as NDJSON; graduates are named by a hash, keyed "
        + "by the environment's LIUYU_KEY (16 bytes or more), else anew for each run.", valueName: "file"))
  var duplicates: String?

  @Option(
    help: ArgumentHelp(
      "Where each contradiction of a record goes, with both values and which won, as NDJSON for its owner only.",
      valueName: "file"))
  var conflicts: String?

  @Option(help: MetricsFile.help)
  var metrics: String?

  @Option(
    help: ArgumentHelp(
      "Show on standard error how far reading has come: auto (on a terminal), always, never.",
      valueName: "when"))
  var progress = ProgressDisplay.auto

  @Flag(help: Strictness.help) var strict = false

  @Flag(help: "Work out the SHA-256 of each input, beside the reading.")
  var checksums = false

  @Flag(
    help:
      "Show the values of rejected records, and of a header that does not fit, on standard error: personal data."
  )
  var showValues = false

  func validate() throws {
    if let threads, !(1...256).contains(threads) { throw ValidationError("--threads must be from 1 to 256") }
    guard (0...1).contains(maxRejectRate) else {
      throw ValidationError("--max-reject-rate must be from 0 to 1")
    }
    try RecordLimit.require(maxRecordBytes)
    try Excess.requireLimit(maxDistinct)
    if maxExpansion < 1 { throw ValidationError("--max-expansion must be at least 1") }
    if duplicates == "-" { throw ValidationError("--duplicates must name a file") }
    if rejects == "-" { throw ValidationError("--rejects must name a file: it holds personal data") }
    if metrics == "-" { throw ValidationError("--metrics must name a file") }
    if conflicts == "-" { throw ValidationError("--conflicts must name a file: it holds personal data") }
  }

  var rejectsFile: NamedFile? { rejects.map { NamedFile("--rejects", $0) } }
  var duplicatesFile: NamedFile? { duplicates.map { NamedFile("--duplicates", $0) } }
  var conflictsFile: NamedFile? { conflicts.map { NamedFile("--conflicts", $0) } }

  /// - Parameters:
  ///   - command: which one runs.
  ///   - pipeline: the path of its pipeline.
  func metricsFile(of command: String, _ pipeline: String, _ clock: RunClock) -> MetricsFile? {
    metrics.map { MetricsFile(NamedFile("--metrics", $0), command: command, pipeline: pipeline, clock) }
  }

  /// The extracts that are to be read, found once: what appears later can be an output, and is not read.
  ///
  /// - Throws: every pattern that matches nothing, and every file that is named twice.
  func files(of pipeline: Pipeline, _ log: Logger) throws(PipelineErrors) -> [SourceFile] {
    try pipeline.files(replacedBy: input, log)
  }

  /// What a command reads as far as the command line names it: before it is known what the pipeline says.
  func inputs(naming pipeline: String, key: String? = nil) -> [NamedFile] {
    [NamedFile("the pipeline", pipeline)] + input.map { NamedFile("--input", $0) }
      + (key.map { [NamedFile("--hash-key-file", $0)] } ?? [])
  }

  /// All that a job reads, with the file of the key of its hashes.
  func inputs(of job: Job, key: String? = nil) -> [NamedFile] {
    inputs(naming: job.pipeline.path, key: key)
      + job.files.map { NamedFile(input.isEmpty ? "the extract" : "--input", $0.path) }
  }

  /// The key of the hashes in the list of duplicates; where there is no list, nobody has to have one.
  ///
  /// - Throws: `Failure`.
  func graduateKey(_ log: Logger) throws(Failure) -> GraduateKey {
    duplicates == nil ? GraduateKey() : try HashKey.chosen(log)
  }

  /// The job that these options make of a pipeline.
  func job(_ pipeline: Pipeline, graduateKey: GraduateKey) -> Job {
    var job = Job(pipeline)
    job.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    job.maxRejectRate = maxRejectRate
    job.isStrict = strict
    job.maxRecordBytes = maxRecordBytes
    job.mostDistinct = maxDistinct
    job.expansionLimit = ExpansionLimit(ratio: maxExpansion)
    job.purpose = .report(checksums: checksums)
    job.graduateKey = graduateKey
    job.countsInstitutions = metrics != nil
    return job
  }
}
