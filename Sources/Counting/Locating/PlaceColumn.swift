import Buffers
import ExtractReading

/// A column whose every distinct value is resolved once.
///
/// Texts can be addresses, different in every record, so what is remembered is bounded: beyond that all is forgotten,
/// and learnt again. A value in bytes that cannot be decoded names no place; it does not refuse the graduate.
final class PlaceColumn: LocationSource {
  /// As many bytes as some 30,000 addresses need: all of a run is to stay below a quarter of its extract.
  static let mostBytes = 4 << 20

  private let slot: Int
  private let reading: PlaceReading
  private let decoder: TextDecoder
  private let mostBytes: Int
  private let cache = RawCache()
  private var meanings = Growing<Meaning>()

  init(slot: Int, _ reading: PlaceReading, decoder: TextDecoder, mostBytes: Int = mostBytes) {
    self.slot = slot
    self.reading = reading
    self.decoder = decoder
    self.mostBytes = mostBytes
  }

  /// Bytes that are kept of values and their places.
  var keptBytes: Int { cache.keptBytes + meanings.count * MemoryLayout<Meaning>.size }

  func read(_ batch: borrowing RecordBatch, into outcomes: LentValues<Outcome>, faults: BatchFaults) {
    // As in `DistinctMeanings`: no property of this class in the loop.
    let (cache, slot, heardBeside) = (cache, slot, Outcome.heardBeside)
    var known = meanings.lent
    batch.forEachField(slot: slot) { record, field in
      var outcome = outcomes[record]
      // The places of those who have no job are looked up too, and not heard: that costs less than telling them apart.
      let (number, isNew) = cache.number(of: field)
      let meaning: Meaning
      if isNew {
        meaning = learn(field)
        known = meanings.lent
      } else {
        meaning = known[number]
      }
      if !meaning.isPlain || meaning.value & heardBeside != 0, outcome.isEmployed {
        if !meaning.isPlain { faults.note(meaning, record: record, slot: slot) }
        outcome.hearName(beside: meaning.value)
      }
      outcome.hear(meaning.value)
      outcomes[record] = outcome
    }
  }

  func claim(of record: Int, in batch: borrowing RecordBatch) -> PlaceClaim {
    reading.claim(batch.field(slot: slot, ofRecord: record), decoder)
  }

  @inline(never)
  private func learn(_ raw: FieldBytes) -> Meaning {
    let meaning = reading.meaning(raw, decoder)
    meanings.append(meaning)
    if keptBytes > mostBytes {
      cache.removeAll()
      meanings.removeAll()
    }
    return meaning
  }
}
