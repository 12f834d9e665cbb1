import Counting
import ExtractReading
import Jobs
import Outcomes
import Outputs
import Pipelines
import ReferenceData
import Rendering
import Reports

/// One range of one extract, opened.
struct RangeReading {
  private let request: RangeRequest
  private let job: Job
  private let purpose: Purpose
  let extract: Extract
  /// The byte at which the extract's first record starts.
  private let header: Int
  private var isFirst: Bool { request.first == header }
  private let log: RejectLog
  private let rejected = RejectTaker()

  /// - Throws: as opening for a run does; `cutInside` where the range starts within the header.
  init(_ request: RangeRequest, of job: Job, for purpose: Purpose) throws(JobError) {
    var job = job
    job.encoding = request.encoding ?? job.encoding
    var extract = try job.opened(for: purpose)[0]
    try job.requireNobodyShown(of: [extract], to: purpose)
    let whole = extract.span
    // What can only be read forwards has no other range than all of it.
    let last = whole.source.plainSize ?? whole.start
    guard whole.start <= request.first, request.first <= max(last, whole.start) else {
      throw .extract(ExtractError(.cutInside(byte: request.first), path: extract.path))
    }
    let isFirst = request.first == whole.start
    extract.span = RecordSpan(
      source: whole.source, start: request.first, linesBefore: isFirst ? whole.linesBefore : 0,
      end: request.length.map { request.first + $0 })
    (self.request, self.job, self.purpose, self.extract, header) = (
      request, job, purpose, extract, whole.start
    )
    log = RejectLog([extract], listsTitles: isFirst, takeReject: rejected.take)
  }

  /// Reads the range, and hands its graduates over.
  ///
  /// - Throws: as a run does; `cutInside` where the range ends inside a record.
  func read(
    _ grain: Grain, rejectsTo rejects: (any ByteSink)?, makeTaker: (CellTable) -> any OutcomeTaker
  ) throws(JobError) -> Fold.Account {
    var grain = grain
    grain.mostDistinct = job.mostDistinct
    grain.listsRejects = rejects != nil
    let writer: RejectsWriter?
    do throws(ExtractError) {
      writer = try rejects.map { (sink) throws(ExtractError) in try RejectsWriter(sink, extracts: [extract]) }
    } catch {
      throw .extract(error)
    }
    rejected.writer = writer
    let fold = Fold(
      extracts: [extract], declared: job.pipeline.dimensions, grain: grain, threads: 1,
      rangeSize: job.rangeSize)
    let account: Fold.Account
    do throws(FoldError) {
      account = try fold.run(log, makeTaker: makeTaker)
    } catch {
      switch error {
      case .extract(let error): throw .extract(error)
      case .excess(let excess): throw .excess(excess)
      }
    }
    if let end = extract.span.end, account.end.byte != end {
      throw .extract(ExtractError(.cutInside(byte: end), path: extract.path))
    }
    // What is packed is looked at when it is put together.
    if purpose.readsAgain {
      let values = grain.dimensions.indices.map { index in account.cells.map { $0[index] } }
      try job.requireNobodyShown(
        zip(grain.dimensions, values) + account.otherValues.map { ($0.key, $0.value) })
    }
    log.takeTitles()
    do throws(OutputError) { try writer?.finish() } catch { throw .output(error) }
    return account
  }

  /// What there is to say of the range, but for its graduates.
  func trailer(of account: Fold.Account) -> RangeTrailer {
    let own = InputAccount(extract, number: 0, records: account.end.record, rejects: log, account.ledger)
    let (size, stamp) = (extract.source.plainSize, FileStamp(ofFileAt: extract.path))
    var trailer = RangeTrailer(
      maker: RangeTrailer.Maker(
        version: Generator.version, pipeline: job.pipeline.sha256, divisionsAsOf: Divisions.asOf,
        duplicates: job.inquiry.methodology.duplicates.rawValue,
        dimensions: job.pipeline.allDimensions.map(\.name),
        maxRecordBytes: job.maxRecordBytes),
      ordinal: request.ordinal, input: request.input, own, modified: stamp?.modifiedText)
    trailer.bytes = stamp?.size ?? own.bytes
    (trailer.textBytes, trailer.isPlain) = (extract.source.textSize, size != nil)
    (trailer.header, trailer.first, trailer.end) = (header, request.first, account.end.byte)
    trailer.isLast = request.length == nil || account.end.byte == size
    (trailer.lines, trailer.readRecords) = (account.end.line, account.end.record)
    trailer.scheme = RangeTrailer.Scheme(account.comparison)
    trailer.firstRejects = log.first.map { ToldReject($0, of: extract) }
    trailer.cutElsewhere = ToldDelimiter.all(log)
    trailer.movedHeader = log.movedHeader.map(RangeTrailer.Moved.init)
    return trailer
  }
}

/// Hands rejects on once it is known where they go.
private final class RejectTaker {
  var writer: RejectsWriter?

  func take(_ reject: Reject) { writer?.write(reject) }
}
