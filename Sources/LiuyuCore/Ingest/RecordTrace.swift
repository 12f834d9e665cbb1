import ExtractReading
import Searching

/// Where one record stands.
struct TracedRecord {
  /// The extract's place among the extracts.
  var extract: Int
  /// The record's place among all records of the run.
  var ordinal: Int
  /// 1-based.
  var record: Int
  /// 1-based.
  var line: Int
  /// Byte offset in the (decoded) extract.
  var byte: Int
  /// Bytes of the record's text.
  var count: Int
  /// The text itself, where the extract can be read only once and the text will be asked for.
  var raw: [UInt8]?
}

/// The places of one worker's graduates, in input order: kept only where duplicates are to be shown one by one.
final class RecordTrace {
  private var places: [TracedRecord] = []

  /// Ordinals rise.
  func append(_ place: TracedRecord) { places.append(place) }

  func place(ofOrdinal ordinal: Int) -> TracedRecord? {
    let index = places.partitioningIndex { $0.ordinal >= ordinal }
    return index < places.count && places[index].ordinal == ordinal ? places[index] : nil
  }
}

/// Two records of one graduate.
struct RepeatedRecord {
  let graduate: Fingerprint
  /// The ordinal of the record that counts.
  let kept: Int
  /// The ordinal of the one that repeats it.
  let repeated: Int
}
