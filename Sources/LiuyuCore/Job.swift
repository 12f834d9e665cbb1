public import ExtractReading
import Outcomes

/// The whole way of the data: extracts → records → graduates → cells → rates → report.
public struct Job: Sendable {
  public let pipeline: Pipeline
  /// Replace the pipeline's own extracts where not empty.
  public var inputs: [String] = []
  /// What the report is to say; the pipeline's own filters are among it.
  public var inquiry: Inquiry
  /// Whether everything is counted by every dimension and by division, so that other inquiries can follow.
  public var keepsEverything = false
  /// Whether the extracts are to be read a second time, for `Outcome.rows`: then what can be read only once is kept
  /// on the disk, and there are no checksums.
  public var keepsRows = false
  /// Whether the SHA-256 of each input is worked out beside the reading.
  public var takesChecksums = false
  public var threads = 1
  /// Rejects as a share of all records; more and there is no report.
  public var maxRejectRate = 0.01
  /// The most bytes that a record may have.
  public var maxRecordBytes = Dialect().maxRecordBytes
  /// Names graduates in the list of duplicates.
  public var graduateKey = GraduateKey()
  /// Told how far reading has come, some thousand times for a gigabyte, by one thread at a time.
  public var progress: (@Sendable (ReadingProgress) -> Void)?
  /// Bytes that one thread reads at a time; the report does not depend on it.
  public var rangeSize: Int?

  public init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    inquiry = Inquiry(pipeline)
  }

  /// Reads every extract once.
  ///
  /// - Parameters:
  ///   - rejects: takes each record that is not counted, as NDJSON in input order (those that repeat a graduate after
  ///     all others); complete also where `tooManyRejects` is thrown.
  ///   - duplicates: takes both records of each duplicate, as NDJSON in input order of the second.
  /// - Throws: `JobError`.
  public func run(
    rejectsTo rejects: (any ByteSink)? = nil, duplicatesTo duplicates: (any ByteSink)? = nil
  ) throws(JobError) -> Outcome {
    let extracts = try opened()
    let writer = try rejects.map { (sink) throws(JobError) in try rejectsWriter(sink, extracts) }
    let rule = inquiry.methodology.duplicates
    var grain = Grain(
      dimensions: keepsEverything ? pipeline.allDimensions : inquiry.dimensions, duplicates: rule,
      tracesRecords: duplicates != nil || rule == .reject)
    grain.keepsSuperseded = keepsRows
    grain.tellsDivisionsApart = keepsEverything || inquiry.flows != nil
    let log = RejectLog(extracts: extracts.count, takeReject: writer.map { $0.write })
    let fold = Fold(
      extracts: extracts, declared: pipeline.dimensions, grain: grain, threads: threads,
      rangeSize: rangeSize ?? Fold.defaultRangeSize,
      meter: progress.map { ProgressMeter(extracts, report: $0) })
    let result = try run(fold, log, beside: extracts)
    if rule == .reject { try reject(result, of: extracts, log) }
    do throws(OutputError) {
      try writer?.finish()
      if let duplicates { try list(result, of: extracts, to: duplicates) }
    } catch {
      throw .output(error)
    }

    let tabulation = Tabulation(
      cube: result.cube, provenance: provenance(extracts, result, log))
    if let imbalance = tabulation.imbalance { throw .unbalanced(imbalance) }
    let report = tabulation.report(on: inquiry)
    let outcome = Outcome(
      tabulation: tabulation, report: report,
      rows: keepsRows ? rows(of: extracts, result, report) : nil, firstRejects: log.first,
      rejects: log.rejectCounts,
      extracts: extracts.map { ($0.path, $0.header, $0.textEncoding) })
    for source in pipeline.sources {
      guard let mismatch = result.comparisons[source.line]?.mismatch(declared: source.destinationScheme)
      else { continue }
      throw .wrongScheme(outcome, mismatch, pipeline: pipeline.path, line: source.line)
    }
    let control = report.totals.control
    if Double(control.rejected) > maxRejectRate * Double(control.records) {
      throw .tooManyRejects(outcome, allowed: maxRejectRate)
    }
    return outcome
  }

  /// What a job came to.
  public struct Outcome: Sendable {
    public let tabulation: Tabulation
    public let report: Report
    /// One for each graduate that counts, where `keepsRows` is set.
    public let rows: GraduateRows?
    /// The first few records that were not counted.
    public let firstRejects: [Reject]
    /// How many were not counted, by input and reason.
    public let rejects: [RejectCount]
    /// Each extract's path, header and encoding (of the bytes in a reject), by its place in `Reject.extract`.
    public let extracts: [(path: String, header: [String], encoding: TextEncoding)]
  }

  /// Counts, and reads what checksums and fingerprints need beside that.
  private func run(_ fold: Fold, _ log: RejectLog, beside extracts: [Extract]) throws(JobError) -> Fold.Result
  {
    let digests = extracts.compactMap(\.digest)
    do throws(ExtractError) {
      if digests.isEmpty { return try fold.run(log) }
      let (digested, counted) = Threads.run(
        beside: {
          Result { () throws(ExtractError) in for digest in digests { try digest.read() } }
        },
        { Result { () throws(ExtractError) in try fold.run(log) } })
      let result = try counted.get()
      try digested.get()
      return result
    } catch {
      throw .extract(error)
    }
  }

  private func rejectsWriter(_ sink: any ByteSink, _ extracts: [Extract]) throws(JobError) -> RejectsWriter {
    do { return try RejectsWriter(sink, extracts: extracts) } catch { throw .extract(error) }
  }

  private func opened() throws(JobError) -> [Extract] {
    do {
      let files = try inputs.isEmpty ? pipeline.sourceFiles() : pipeline.sourceFiles(replacedBy: inputs)
      var opener = ExtractOpener(pipeline: pipeline, maxRecordBytes: maxRecordBytes)
      opener.keepsStreams = keepsRows
      if keepsEverything || takesChecksums {
        opener.digest = { [takesChecksums] in InputDigest(path: $0, wantsChecksum: takesChecksums) }
      }
      let extracts = try opener.open(files)
      if keepsRows {
        let problems = extracts.flatMap { PersonalColumns.problems(of: $0, in: pipeline) }
        if !problems.isEmpty { throw PipelineErrors(problems) }
      }
      return extracts
    } catch let errors as PipelineErrors {
      throw .pipeline(errors)
    } catch let error as ExtractError {
      throw .extract(error)
    } catch {
      throw .unbalanced("\(error)")
    }
  }
}
