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

  func read(_ batch: borrowing RecordBatch, into outcomes: UnsafeMutablePointer<UInt32>, faults: BatchFaults)
  {
    let (bytes, fields, columns) = (batch.bytes, batch.fields + slot, batch.columns)
    let (gazetteer, isUTF8) = (Gazetteer.builtIn, decoder.isUTF8)
    for record in 0..<batch.count {
      var outcome = Outcome(bits: outcomes[record])
      let field = fields[record * columns]
      guard outcome.isEmployed, field.count > 0 else { continue }
      let name = UnsafeBufferPointer(start: bytes + Int(field.offset), count: Int(field.count))
      if isUTF8, CellText.isPlain(name) {
        guard let placement = gazetteer.place(employer: Span(_unsafeElements: name)) else { continue }
        // Of who is located already only the zone is compared; the division takes a search.
        outcome.hear(PlaceReading.bits(of: placement, .employer, withDivision: outcome.isUnlocated))
      } else {
        let meaning = PlaceReading.employer.meaning(name, decoder)
        if !meaning.isPlain { faults.note(meaning, record: record, slot: slot) }
        outcome.hear(meaning.value)
      }
      outcomes[record] = outcome.bits
    }
  }
}
