import Counting
import ExtractReading
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
      let (kept, place) = try places(of: pair, in: result)
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
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: min(place.count, RefusedRecord.rawLimit), alignment: 1)
    defer { unsafe room.deallocate() }
    do throws(ExtractError) {
      return unsafe Array(room.prefix(try extract.source.read(at: place.byte, into: room)))
    } catch {
      throw .extract(error)
    }
  }

  /// Lists both records of each duplicate.
  func list(_ result: Fold.Result, of extracts: [Extract], to sink: any ByteSink) throws(JobError) {
    let writer = DuplicatesWriter(sink, extracts: extracts, key: graduateKey)
    for pair in result.repeats {
      let (kept, repeated) = try places(of: pair, in: result)
      do throws(OutputError) {
        try writer.write(pair.graduate, kept: kept, repeated: repeated)
      } catch {
        throw .output(error)
      }
    }
    do throws(OutputError) { try writer.finish() } catch { throw .output(error) }
  }

  private func places(
    of pair: RepeatedRecord, in result: Fold.Result
  ) throws(JobError) -> (kept: TracedRecord, repeated: TracedRecord) {
    guard let kept = result.place(ofOrdinal: pair.kept),
      let repeated = result.place(ofOrdinal: pair.repeated)
    else { throw .unbalanced("the record \(pair.repeated), or the one that it repeats, was not kept") }
    return (kept, repeated)
  }
}
