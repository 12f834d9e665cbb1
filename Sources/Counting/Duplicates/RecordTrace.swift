import Searching

/// Where one record stands.
package struct TracedRecord {
  /// The extract's place among the extracts.
  package var extract: Int
  /// The record's place among all records of the run.
  var ordinal: Int
  /// 1-based.
  package var record: Int
  /// 1-based.
  package var line: Int
  /// Byte offset in the (decoded) extract.
  package var byte: Int
  /// Bytes of the record's text.
  package var count: Int
  /// The text itself, where the extract can be read only once and the text will be asked for.
  package var raw: [UInt8]?
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
package struct RepeatedRecord {
  package let graduate: Fingerprint
  /// The ordinal of the record that counts.
  package let kept: Int
  /// The ordinal of the one that repeats it.
  package let repeated: Int
}
