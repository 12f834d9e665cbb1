import Buffers
import ExtractReading
import Regions

/// The credit codes of the employers (统一社会信用代码): digits 3 to 8 say where each is registered.
///
/// Almost every record has a code of its own, but few places: what is remembered is the place of six digits. The check
/// character is worked out only where the code would change something.
final class CreditCodeColumn: LocationSource {
  private static let length = 18
  /// The second character of a number in scientific notation: 9.15E+17.
  private static let point = UInt8(ascii: ".")

  private let slot: Int
  private let decoder: TextDecoder
  private let divisions = RawCache()
  /// By number of six digits.
  private var places = Growing<UInt32>()

  init(slot: Int, decoder: TextDecoder) {
    self.slot = slot
    self.decoder = decoder
  }

  func read(_ batch: borrowing RecordBatch, into outcomes: LentValues<Outcome>, faults: BatchFaults) {
    let divisions = divisions
    var known = places.lent
    batch.forEachField(slot: slot) { record, field in
      var outcome = outcomes[record]
      guard outcome.isEmployed else { return }
      guard field.count == Self.length, field[1] != Self.point else {
        if !field.isEmpty, field.count > Self.length || !Self.isOrganisationCode(field) {
          outcome.hear(repaired(field, record, faults))
          outcomes[record] = outcome
        }
        return
      }
      let digits = field.part(from: 2, count: 6)
      let (number, isNew) = divisions.number(of: digits)
      if isNew {
        places.append(place(of: digits))
        known = places.lent
      }
      let place = known[number]
      guard outcome.isChanged(by: place), field.withSpan({ CreditCode($0) != nil }) else { return }
      outcome.hear(place)
      outcomes[record] = outcome
    }
  }

  func claim(of record: Int, in batch: borrowing RecordBatch) -> PlaceClaim {
    PlaceReading.creditCode.claim(batch.field(slot: slot, ofRecord: record), decoder)
  }

  /// Whether a text may be the number of an organisation (组织机构代码, 9 characters), which names no place: others have to
  /// be read, as what stands for nothing (无, NULL) and what was damaged is counted.
  @inline(__always)
  private static func isOrganisationCode(_ field: FieldBytes) -> Bool {
    let first = field[0]
    return field.count > 6 && field[1] != point
      && (first &- UInt8(ascii: "0") < 10 || first &- UInt8(ascii: "A") < 26)
  }

  private func place(of digits: FieldBytes) -> UInt32 {
    PlaceReading.creditCode.bits(of: digits.withSpan { Gazetteer.builtIn.place(code: $0) })
  }

  /// The place of a code that a spreadsheet has wrapped or widened.
  private func repaired(_ raw: FieldBytes, _ record: Int, _ faults: BatchFaults) -> UInt32 {
    guard let text = decoder.decode(raw) else { return Outcome.nowhere }
    let meaning = PlaceReading.creditCode.meaning(String(decoding: text, as: UTF8.self))
    if !meaning.isPlain { faults.note(meaning, record: record, slot: slot) }
    return meaning.value
  }
}
