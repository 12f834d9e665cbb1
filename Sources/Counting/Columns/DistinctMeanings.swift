import Buffers
import ExtractReading

/// What is known of each distinct raw value of one column.
final class DistinctMeanings {
  private let cache = RawCache()
  private var meanings = Growing<Meaning>()

  /// Writes the meaning of a column's value in each record, and notes what was repaired or is refused.
  ///
  /// - Parameters:
  ///   - slot: where the reader hands over the column.
  ///   - learn: works out the meaning of a value that is seen for the first time; `nil` is what cannot be decoded.
  func read(
    _ batch: borrowing RecordBatch, slot: Int, into values: UnsafeMutablePointer<UInt32>, faults: BatchFaults,
    decoder: TextDecoder, learn: (String?) -> Meaning
  ) {
    let (bytes, fields, columns) = (batch.bytes, batch.fields + slot, batch.columns)
    // A local pointer, and no property of this class in the loop: each access to one is checked at run time.
    let cache = cache
    var known = meanings.pointer
    for record in 0..<batch.count {
      let field = fields[record * columns]
      let start = bytes + Int(field.offset)
      let (number, isNew) = cache.number(of: start, count: Int(field.count))
      if isNew {
        let text = decoder.decode(UnsafeBufferPointer(start: start, count: Int(field.count)))
        meanings.append(learn(text.map { String(decoding: $0, as: UTF8.self) }))
        known = meanings.pointer
      }
      let meaning = known[number]
      values[record] = meaning.value
      if !meaning.isPlain { faults.note(meaning, record: record, slot: slot) }
    }
  }
}
