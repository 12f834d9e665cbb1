import ExtractReading
import Searching

/// Where one record stands.
package struct TracedRecord {
  /// The extract's number.
  package let extract: Int
  /// The record's number among all records of the run.
  let ordinal: Int
  /// 1-based.
  package let record: Int
  /// 1-based.
  package let line: Int
  /// Byte offset in the (decoded) extract.
  package let byte: Int
  /// Bytes of the record's text.
  package let count: Int
  /// The text itself, where the extract can be read only once and the text will be asked for.
  package let raw: [UInt8]?

  /// - Parameter position: of the start of the range in which it was found.
  init(_ trace: RangeOutcome.Trace, at position: RecordPosition) {
    extract = position.extract
    ordinal = position.ordinal + trace.record
    record = position.record + trace.record + 1
    line = position.line + trace.line + 1
    byte = trace.byte
    count = trace.count
    raw = trace.raw
  }
}

/// Where the records of one worker's graduates stand, in input order: kept only where duplicates are to be shown one by one.
final class RecordTrace {
  private var records: [TracedRecord] = []

  /// Ordinals rise.
  func append(_ record: TracedRecord) { records.append(record) }

  func record(ofOrdinal ordinal: Int) -> TracedRecord? {
    let index = records.partitioningIndex { $0.ordinal >= ordinal }
    return index < records.count && records[index].ordinal == ordinal ? records[index] : nil
  }
}

/// Two records of one graduate.
package struct RepeatedRecord {
  package let graduate: Fingerprint
  /// The ordinal of the record that counts.
  package let kept: Int
  /// The ordinal of the one that repeats it.
  package let repeated: Int
}
