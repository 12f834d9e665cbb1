import Buffers
import ExtractReading

/// What is known of each distinct raw value of one column.
final class DistinctMeanings {
  private let cache = RawCache()
  private var meanings = Growing<Meaning>()

  /// Gives the meaning of a column's value in each record, and notes what was repaired or is refused.
  ///
  /// - Parameters:
  ///   - slot: where the reader hands over the column.
  ///   - learn: works out the meaning of a value that is seen for the first time; `nil` is what cannot be decoded.
  ///   - take: called for each record.
  @inline(__always)
  func read(
    _ batch: borrowing RecordBatch, slot: Int, faults: BatchFaults, decoder: TextDecoder,
    learn: (String?) -> Meaning, take: (_ record: Int, _ meaning: UInt32) -> Void
  ) {
    // Local values: each access to a property of this class is checked at run time.
    let cache = cache
    var known = meanings.lent
    batch.forEachField(slot: slot) { record, field in
      let (number, isNew) = cache.number(of: field)
      if isNew {
        meanings.append(learn(decoder.decode(field).map { String(decoding: $0, as: UTF8.self) }))
        known = meanings.lent
      }
      let meaning = known[number]
      take(record, meaning.value)
      if !meaning.isPlain { faults.note(meaning, record: record, slot: slot) }
    }
  }
}
