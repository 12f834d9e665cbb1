package import Counting
import Cubes
package import ExtractReading
import Outcomes
package import Outputs
package import Pipelines
package import Rendering
import Reports
package import Rows

/// The whole way of the data: extracts → records → graduates → cells → rates → report.
package struct Job: Sendable {
  package let pipeline: Pipeline
  /// Read in place of the pipeline's own extracts where not empty, in that order.
  package var files: [SourceFile] = []
  /// What the report is to say; the pipeline's own filters are among it.
  package var inquiry: Inquiry
  /// What `run` is for; `rows` has a purpose of its own.
  package var purpose = Purpose.report(checksums: false)
  package var threads = 1
  /// Rejects as a share of all records; more and there is no report.
  package var maxRejectRate = 0.01
  /// Whether a report that has warnings is none.
  package var isStrict = false
  /// The most bytes that a record may have.
  package var maxRecordBytes = Dialect.usualRecordBytes
  /// How many distinct values, combinations of them and groups there may be: see `Excess`.
  package var mostDistinct = Excess.usualLimit
  /// How much text a compressed extract may hold.
  package var expansionLimit: ExpansionLimit = .usual
  /// What all extracts are read by, whatever their sources say: `nil` for what those say.
  package var encoding: DeclaredEncoding?
  /// Names graduates in the list of duplicates.
  package var graduateKey = GraduateKey()
  /// Whether the result can be asked by institution, whatever the inquiry asks.
  package var countsInstitutions = false
  /// Whether the result can be asked for flows, whatever the inquiry asks.
  package var tellsDivisionsApart = false
  /// Told how far reading has come, some thousand times for a gigabyte, by one thread at a time.
  package var progress: (@Sendable (ReadingProgress) -> Void)?
  /// Bytes that one thread reads at a time; the report does not depend on it.
  package var rangeSize = Fold.defaultRangeSize

  package init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    inquiry = Inquiry(pipeline)
  }

  /// Reads every extract once, for `purpose`.
  ///
  /// - Parameters:
  ///   - rejects: takes each record that is not counted, as NDJSON in input order (those that repeat a graduate after
  ///     all others); complete also where `tooManyRejects` is thrown.
  ///   - duplicates: takes both records of each duplicate, as NDJSON in input order of the second.
  ///   - conflicts: takes each contradiction of a record, as NDJSON in input order; complete where `rejects` is.
  /// - Throws: `JobError`.
  package func run(
    rejectsTo rejects: (any ByteSink)? = nil, duplicatesTo duplicates: (any ByteSink)? = nil,
    conflictsTo conflicts: (any ByteSink)? = nil
  ) throws(JobError) -> JobResult {
    try read(for: purpose, rejectsTo: rejects, duplicatesTo: duplicates, conflictsTo: conflicts).result
  }

  /// Reads every extract once, so that they can be read a second time for a row of each graduate that counts.
  ///
  /// Takes and throws what `run` does.
  package func rows(
    rejectsTo rejects: (any ByteSink)? = nil, duplicatesTo duplicates: (any ByteSink)? = nil,
    conflictsTo conflicts: (any ByteSink)? = nil
  ) throws(JobError) -> (result: JobResult, rows: GraduateRows) {
    let read = try read(for: .rows, rejectsTo: rejects, duplicatesTo: duplicates, conflictsTo: conflicts)
    return (read.result, rows(of: read.extracts, read.counted, read.result.report))
  }

  private func read(
    for purpose: Purpose, rejectsTo rejects: (any ByteSink)?, duplicatesTo duplicates: (any ByteSink)?,
    conflictsTo conflicts: (any ByteSink)?
  ) throws(JobError) -> (result: JobResult, extracts: [Extract], counted: Fold.Result) {
    let extracts = try opened(for: purpose)
    try requireNobodyShown(of: extracts, to: purpose)
    let writer = try rejects.map { (sink) throws(JobError) in try rejectsWriter(sink, extracts) }
    let conflictsWriter = conflicts.map { ConflictsWriter($0, extracts: extracts) }
    let rule = inquiry.methodology.duplicates
    var grain = Grain(
      dimensions: dimensions(for: purpose), duplicates: rule,
      tracesRecords: duplicates != nil || rule == .reject)
    grain.comparesNames = rule != .off && extracts.contains { $0.binding[.name] != nil }
    grain.keepsSuperseded = purpose.readsAgain || purpose.weighsContradictions
    grain.listsRejects = rejects != nil
    grain.listsContradictions = conflicts != nil || purpose.weighsContradictions
    grain.weighsContradictions = purpose.weighsContradictions
    grain.findsLines = purpose.weighsContradictions
    grain.mostDistinct = mostDistinct
    grain.tellsDivisionsApart = purpose.isForAnyInquiry || inquiry.flows != nil || tellsDivisionsApart
    let log = RejectLog(extracts, takeReject: writer.map { $0.write })
    let fold = Fold(
      extracts: extracts, declared: pipeline.dimensions, grain: grain, threads: threads,
      rangeSize: rangeSize,
      meter: progress.map { ProgressMeter(extracts, report: $0) },
      takeContradiction: conflictsWriter.map { $0.write })
    let counted = try run(fold, log, beside: extracts)
    try requireNobodyShown(counted, to: purpose)
    log.takeTitles()
    if rule == .reject { try reject(counted, of: extracts, log) }
    do throws(OutputError) {
      try writer?.finish()
      try conflictsWriter?.finish()
    } catch {
      throw .output(error)
    }
    if let duplicates { try list(counted, of: extracts, to: duplicates) }

    let account = JobAccount(extracts, counted, log, equal: try equalInputs(extracts))
    let result = try result(of: account) { (tabulation, report) throws(JobError) in
      findings(
        extracts, counted, log, tabulation, try contradictions(counted, tabulation, report))
    }
    return (result, extracts, counted)
  }

  /// What everything is counted by.
  private func dimensions(for purpose: Purpose) -> [Dimension] {
    if purpose.isForAnyInquiry { return pipeline.allDimensions }
    let asked = inquiry.dimensions
    let needsInstitution = countsInstitutions || purpose.weighsContradictions
    return needsInstitution && !asked.contains(.institution) ? asked + [.institution] : asked
  }

  /// Counts, and reads what checksums and fingerprints need beside that.
  private func run(_ fold: Fold, _ log: RejectLog, beside extracts: [Extract]) throws(JobError) -> Fold.Result
  {
    let digests = extracts.compactMap(\.digest)
    do throws(FoldError) {
      if digests.isEmpty { return try fold.run(log) }
      let (digested, counted) = Threads.run(
        beside: {
          Result { () throws(ExtractError) in for digest in digests { try digest.read() } }
        },
        { Result { () throws(FoldError) in try fold.run(log) } })
      let result = try counted.get()
      if case .failure(let error) = digested { throw .extract(error) }
      return result
    } catch {
      switch error {
      case .extract(let error): throw .extract(error)
      case .excess(let excess): throw .excess(excess)
      }
    }
  }

  private func rejectsWriter(_ sink: any ByteSink, _ extracts: [Extract]) throws(JobError) -> RejectsWriter {
    do throws(ExtractError) {
      return try RejectsWriter(sink, extracts: extracts)
    } catch {
      throw .extract(error)
    }
  }

  package func opened(for purpose: Purpose) throws(JobError) -> [Extract] {
    var files = files
    do throws(PipelineErrors) {
      if files.isEmpty { files = try pipeline.sourceFiles() }
    } catch {
      throw .pipeline(error)
    }
    do throws(OpeningError) {
      var opener = ExtractOpener(pipeline: pipeline, maxRecordBytes: maxRecordBytes)
      opener.keepsStreams = purpose.readsAgain
      opener.expansionLimit = expansionLimit
      opener.encoding = encoding
      if purpose.takesDigests {
        opener.digest = { InputDigest(wantsChecksum: purpose.takesChecksums) }
      }
      return try opener.open(files)
    } catch {
      throw JobError(error)
    }
  }
}
