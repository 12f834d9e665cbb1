public import ExtractReading
public import Outcomes
import ReferenceData
import Regions

/// The whole way of the data: extracts → records → graduates → cells → rates → report.
public struct Job: Sendable {
  public let pipeline: Pipeline
  /// Replace the pipeline's own extracts where not empty.
  public var inputs: [String] = []
  /// Beside the pipeline's own filters.
  public var filters: [Filter] = []
  public var groupBy: [String]
  public var methodology: Methodology
  public var targets: Targets
  public var threads = 1
  /// Rejects as a share of all records; more and there is no report.
  public var maxRejectRate = 0.01
  /// The most bytes that a record may have.
  public var maxRecordBytes = Dialect().maxRecordBytes
  /// Names graduates in the list of duplicates.
  public var graduateKey = GraduateKey()
  /// How far divisions are told apart in `Report.flows`; `nil` for none.
  public var flows: Report.Flow.Level?
  /// Bytes that one thread reads at a time; the report does not depend on it.
  public var rangeSize: Int?

  public init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    groupBy = pipeline.groupBy
    methodology = pipeline.methodology
    targets = pipeline.targets
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
    let allFilters = pipeline.filters + filters
    var grain = Grain(
      groupBy: groupBy, filters: allFilters, duplicates: methodology.duplicates,
      tracesRecords: duplicates != nil || methodology.duplicates == .reject)
    grain.tellsDivisionsApart = flows != nil
    let log = RejectLog(extracts: extracts.count, takeReject: writer.map { $0.write })
    let fold = Fold(
      extracts: extracts, declared: pipeline.dimensions, grain: grain, threads: threads,
      rangeSize: rangeSize ?? Fold.defaultRangeSize)
    let result: Fold.Result
    do { result = try fold.run(log) } catch { throw .extract(error) }
    if methodology.duplicates == .reject { try reject(result, of: extracts, log) }
    do throws(OutputError) {
      try writer?.finish()
      if let duplicates { try list(result, of: extracts, to: duplicates) }
    } catch {
      throw .output(error)
    }

    let accounts = Accounts(extracts, result, log, duplicates: methodology.duplicates)
    if let imbalance = accounts.imbalance(of: result.cube) { throw .unbalanced(imbalance) }
    let report = Report(
      run: nil, pipelineName: pipeline.name, pipelineTitle: pipeline.title, pipelineSHA256: pipeline.sha256,
      methodology: methodology, targets: targets,
      destinationCodes: Set(extracts.map(\.layout.destinationScheme.rawValue)).sorted(),
      divisionsAsOf: Gazetteer.divisionsAsOf, filters: allFilters.map(\.text), inputs: accounts.inputs,
      totals: accounts.totals, groupBy: groupBy, groups: result.cube.groups(by: groupBy),
      flows: flows.map { result.cube.flows(by: groupBy, level: $0) } ?? [])
    let outcome = Outcome(
      report: report, firstRejects: log.first, rejects: log.rejectCounts,
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
    public let report: Report
    /// The first few records that were not counted.
    public let firstRejects: [Reject]
    /// How many were not counted, by input and reason.
    public let rejects: [RejectCount]
    /// Each extract's path, header and encoding (of the bytes in a reject), by its place in `Reject.extract`.
    public let extracts: [(path: String, header: [String], encoding: TextEncoding)]
  }

  private func rejectsWriter(_ sink: any ByteSink, _ extracts: [Extract]) throws(JobError) -> RejectsWriter {
    do { return try RejectsWriter(sink, extracts: extracts) } catch { throw .extract(error) }
  }

  private func opened() throws(JobError) -> [Extract] {
    do {
      let files = try inputs.isEmpty ? pipeline.sourceFiles() : pipeline.sourceFiles(replacedBy: inputs)
      return try ExtractOpener(pipeline: pipeline, maxRecordBytes: maxRecordBytes).open(files)
    } catch let errors as PipelineErrors {
      throw .pipeline(errors)
    } catch let error as ExtractError {
      throw .extract(error)
    } catch {
      throw .unbalanced("\(error)")
    }
  }
}
