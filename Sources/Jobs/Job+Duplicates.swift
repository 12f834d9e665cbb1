import Counting
import ExtractReading
import Outputs
import Pipelines
import Regions
import Rendering

/// Duplicates are known once everything was read: so they are written behind all else.
extension Job {
  /// Refuses every record of a graduate after the first.
  func reject(_ result: Fold.Result, of extracts: [Extract], _ log: RejectLog) throws(JobError) {
    var open: Extract?
    defer { open?.source.close() }
    for pair in result.repeats {
      guard let place = result.place(ofOrdinal: pair.repeated), let kept = result.place(ofOrdinal: pair.kept)
      else { throw .unbalanced("a duplicate's record \(pair.repeated) was not kept") }
      let otherPath = kept.extract == place.extract ? nil : extracts[kept.extract].path
      if let last = open, last.path != extracts[place.extract].path { last.source.close() }
      open = extracts[place.extract]
      log.take(
        Reject(
          extract: place.extract, line: place.line, record: place.record,
          rejected: RejectedRecord(
            fault: .duplicate(firstLine: kept.line, firstPath: otherPath), byte: place.byte,
            line: place.line - 1,
            record: place.record - 1, column: extracts[place.extract].binding[.graduateID]?.column,
            value: nil,
            raw: try raw(of: place, in: extracts[place.extract]))))
    }
  }

  /// The text of a record, read again where it was not kept.
  private func raw(of place: TracedRecord, in extract: Extract) throws(JobError) -> [UInt8] {
    if let raw = place.raw { return raw }
    do throws(ExtractError) {
      return try extract.source.bytes(at: place.byte, count: min(place.count, RefusedRecord.rawLimit))
    } catch {
      throw .extract(error)
    }
  }

  /// Lists both records of each duplicate.
  func list(_ result: Fold.Result, of extracts: [Extract], to sink: any ByteSink) throws(OutputError) {
    let writer = DuplicatesWriter(sink, extracts: extracts, key: graduateKey)
    for pair in result.repeats {
      guard let kept = result.place(ofOrdinal: pair.kept),
        let repeated = result.place(ofOrdinal: pair.repeated)
      else { continue }
      try writer.write(pair.graduate, kept: kept, repeated: repeated)
    }
    try writer.finish()
  }
}
