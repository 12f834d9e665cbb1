import Counting
import ExtractReading
import FileNames
import Outputs
import Pipelines
import Rendering

/// Duplicates are known once everything was read: so they are written behind all else.
extension Job {
  /// Refuses every record of a graduate after the first.
  func reject(_ result: Fold.Result, of extracts: [Extract], _ log: RejectLog) throws(JobError) {
    var open: Extract?
    defer { open?.source.close() }
    for pair in result.repeats {
      let (kept, repeated) = try records(of: pair, in: result)
      let otherPath = kept.extract == repeated.extract ? nil : extracts[kept.extract].path.legible
      if let last = open, last.path != extracts[repeated.extract].path { last.source.close() }
      open = extracts[repeated.extract]
      log.take(
        Reject(
          extract: repeated.extract, line: repeated.line, record: repeated.record,
          rejected: RejectedRecord(
            fault: .duplicate(firstLine: kept.line, firstPath: otherPath), byte: repeated.byte,
            column: extracts[repeated.extract].binding[.graduateID]?.column,
            raw: try raw(of: repeated, in: extracts[repeated.extract]))))
    }
  }

  /// The text of a record, read again where it was not kept.
  private func raw(of repeated: TracedRecord, in extract: Extract) throws(JobError) -> [UInt8] {
    if let raw = repeated.raw { return raw }
    do throws(ExtractError) {
      return try extract.source.bytes(at: repeated.byte, count: min(repeated.count, RefusedRecord.rawLimit))
    } catch {
      throw .extract(error)
    }
  }

  /// Lists both records of each duplicate.
  func list(_ result: Fold.Result, of extracts: [Extract], to sink: any ByteSink) throws(JobError) {
    let writer = DuplicatesWriter(sink, extracts: extracts, key: graduateKey)
    for pair in result.repeats {
      let (kept, repeated) = try records(of: pair, in: result)
      writer.write(pair.graduate, kept: kept, repeated: repeated)
    }
    do throws(OutputError) { try writer.finish() } catch { throw .output(error) }
  }

  private func records(
    of pair: RepeatedRecord, in result: Fold.Result
  ) throws(JobError) -> (kept: TracedRecord, repeated: TracedRecord) {
    guard let kept = result.record(ofOrdinal: pair.kept),
      let repeated = result.record(ofOrdinal: pair.repeated)
    else { throw .unbalanced("the record \(pair.repeated), or the one that it repeats, was not kept") }
    return (kept, repeated)
  }
}
