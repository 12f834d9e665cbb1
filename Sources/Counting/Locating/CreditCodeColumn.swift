import Buffers
import ExtractReading
import Regions

/// The credit codes of the employers (统一社会信用代码): digits 3 to 8 say where each is registered.
///
/// Almost every record has a code of its own, but few places: what is remembered is the place of six digits. The check
/// character is worked out only where the code would change something.
final class CreditCodeColumn: LocationSource {
  private static let length = 18

  private let slot: Int
  private let decoder: TextDecoder
  private let divisions = RawCache()
  private var places = Growing<UInt32>()

  init(slot: Int, decoder: TextDecoder) {
    self.slot = slot
    self.decoder = decoder
  }

  func read(_ batch: borrowing RecordBatch, into outcomes: UnsafeMutablePointer<UInt32>, faults: BatchFaults)
  {
    let (bytes, fields, columns) = (batch.bytes, batch.fields + slot, batch.columns)
    let divisions = divisions
    var known = places.pointer
    for record in 0..<batch.count {
      var outcome = Outcome(bits: outcomes[record])
      guard outcome.isEmployed else { continue }
      let field = fields[record * columns]
      let start = bytes + Int(field.offset)
      guard field.count == Self.length else {
        // The number of an organisation (组织机构代码) and a blank name no place.
        if field.count > Self.length {
          outcome.hear(repaired(batch.field(slot, ofRecord: record), record, faults))
          outcomes[record] = outcome.bits
        }
        continue
      }
      let (number, isNew) = divisions.number(of: start + 2, count: 6)
      if isNew {
        places.append(place(of: UnsafeBufferPointer(start: start + 2, count: 6)))
        known = places.pointer
      }
      let place = known[number]
      guard outcome.isChanged(by: place), checks(start) else { continue }
      outcome.hear(place)
      outcomes[record] = outcome.bits
    }
  }

  private func place(of digits: UnsafeBufferPointer<UInt8>) -> UInt32 {
    PlaceReading.creditCode.bits(of: Gazetteer.builtIn.place(code: Span(_unsafeElements: digits)))
  }

  private func checks(_ start: UnsafePointer<UInt8>) -> Bool {
    CreditCode(Span(_unsafeElements: UnsafeBufferPointer(start: start, count: Self.length))) != nil
  }

  /// The place of a code that a spreadsheet has wrapped or widened.
  private func repaired(_ raw: UnsafeBufferPointer<UInt8>, _ record: Int, _ faults: BatchFaults) -> UInt32 {
    guard let text = decoder.decode(raw) else { return Outcome.nowhere }
    let meaning = PlaceReading.creditCode.meaning(String(decoding: text, as: UTF8.self))
    if !meaning.isPlain { faults.note(meaning, record: record, slot: slot) }
    return meaning.value
  }
}
