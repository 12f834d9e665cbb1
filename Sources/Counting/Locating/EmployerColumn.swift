import Buffers
import ExtractReading
import Regions

/// The names of the employers (单位名称), read anew in every record.
///
/// They are nearly as many as graduates, and reading one costs less than finding it among hundreds of thousands: that
/// takes two or three waits for memory. So nothing is remembered.
final class EmployerColumn: LocationSource {
  private let slot: Int
  private let decoder: TextDecoder

  init(slot: Int, decoder: TextDecoder) {
    self.slot = slot
    self.decoder = decoder
  }

  func read(_ batch: borrowing RecordBatch, into outcomes: LentValues<Outcome>, faults: BatchFaults) {
    let (gazetteer, isUTF8) = (Gazetteer.builtIn, decoder.isUTF8)
    batch.forEachField(slot: slot) { record, name in
      var outcome = outcomes[record]
      guard outcome.isEmployed, !name.isEmpty else { return }
      if isUTF8, name.withSpan(CellText.isPlain) {
        guard let placement = name.withSpan({ gazetteer.place(employer: $0) }) else {
          // What stands for nothing names no place, and neither do most names.
          if name.withSpan(CellText.isPlaceholder) {
            faults.note(Meaning(Outcome.nowhere, repairs: Repairs(.placeholder)), record: record, slot: slot)
          }
          return
        }
        // The division takes a search: it is of use only where it would be believed, or where a zone that says less
        // may be that of a city elsewhere.
        let withDivision = outcome.isUnlocated || outcome.isCoarse || placement.zone == .sichuanMixed
        outcome.hear(PlaceReading.bits(of: placement, .employer, withDivision: withDivision))
      } else {
        let meaning = PlaceReading.employer.meaning(name, decoder)
        if !meaning.isPlain { faults.note(meaning, record: record, slot: slot) }
        outcome.hear(meaning.value)
      }
      outcomes[record] = outcome
    }
  }

  func claim(of record: Int, in batch: borrowing RecordBatch) -> PlaceClaim {
    PlaceReading.employer.claim(batch.field(slot: slot, ofRecord: record), decoder)
  }
}
