import ExtractReading
import Outcomes

/// Reads what became of each graduate of a batch (毕业去向).
///
/// A code is believed before the text; a row where the two name different categories is a conflict.
final class DestinationStage {
  private static let blank = UInt32(Category.allCases.count)
  private static let unknown = blank + 1

  // A meaning is a category, `blank` or `unknown`, and above it the number of what all schemes make of the value.
  private static let readingShift: UInt32 = 8
  private static let categoryMask: UInt32 = 0xFF

  private var scheme: DestinationCodes
  private var code = FieldPlace.absent
  private var text = FieldPlace.absent
  private var decoder: TextDecoder
  private var codes = RawCache()
  private var codeMeanings = Growing<Meaning>()
  private var texts = RawCache()
  private var textMeanings = Growing<Meaning>()
  /// The meaning of a code or text that is not a column.
  private var fixedCode = DestinationStage.blank
  private var fixedText = DestinationStage.blank
  private static let allSchemes = DestinationScheme.allCases.map(DestinationCodes.init)
  private let schemes = DestinationStage.allSchemes
  private(set) var readings = SchemeReadings()

  init(decoder: TextDecoder) {
    self.decoder = decoder
    scheme = schemes[0]
  }

  /// Turns to another extract.
  func begin(code: FieldPlace, text: FieldPlace, scheme: DestinationScheme, decoder: TextDecoder) {
    self.code = code
    self.text = text
    self.decoder = decoder
    self.scheme = schemes.first { $0.scheme == scheme }!
    codes = RawCache()
    texts = RawCache()
    codeMeanings.removeAll()
    textMeanings.removeAll()
    if case .fixed(let text) = code { fixedCode = codeMeaning(text).value } else { fixedCode = Self.blank }
    if case .fixed(let words) = text { fixedText = textMeaning(words).value } else { fixedText = Self.blank }
  }

  /// Writes the outcome of each record, its place still open.
  func read(_ batch: borrowing RecordBatch, into outcomes: UnsafeMutablePointer<UInt32>, faults: BatchFaults)
  {
    let comparisons = faults.outcome.comparisons.pointer
    for record in 0..<batch.count {
      let byCode = value(batch, record, code, fixedCode, codes, &codeMeanings, faults, learn: codeMeaning)
      let byText = value(batch, record, text, fixedText, texts, &textMeanings, faults, learn: textMeaning)
      let readings = (code: Int(byCode >> Self.readingShift), text: Int(byText >> Self.readingShift))
      if readings.code != 0, readings.text != 0 {
        comparisons[readings.code * SchemeReadings.limit + readings.text] &+= 1
      }
      outcomes[record] = settle(
        byCode & Self.categoryMask, byText & Self.categoryMask, batch, record, faults)
    }
  }

  @inline(__always)
  private func value(
    _ batch: borrowing RecordBatch, _ record: Int, _ place: FieldPlace, _ fixed: UInt32, _ cache: RawCache,
    _ meanings: inout Growing<Meaning>, _ faults: BatchFaults, learn: (String) -> Meaning
  ) -> UInt32 {
    switch place {
    case .absent, .fixed: return fixed
    case .slot(let slot):
      let field = batch.fields[record * batch.columns + slot]
      let start = batch.bytes + Int(field.offset)
      let (number, isNew) = cache.number(of: start, count: Int(field.count))
      if isNew {
        let bytes = decoder.decode(UnsafeBufferPointer(start: start, count: Int(field.count)))
        meanings.append(
          bytes.map { learn(String(decoding: $0, as: UTF8.self)) } ?? Meaning(0, fault: .encoding))
      }
      let meaning = meanings[number]
      if !meaning.isPlain { faults.note(meaning, record: record, slot: slot) }
      return meaning.value
    }
  }

  @inline(__always)
  private func settle(
    _ byCode: UInt32, _ byText: UInt32, _ batch: borrowing RecordBatch, _ record: Int, _ faults: BatchFaults
  ) -> UInt32 {
    let believed = byCode == Self.blank ? byText : byCode
    // A blank destination is 待就业.
    if believed == Self.blank { return Outcome(.notPlaced).bits }
    guard believed != Self.unknown else {
      faults.note(Meaning(0, fault: .unknownDestination), record: record, slot: slotToBlame(byCode))
      return Outcome(.unclear).bits
    }
    var outcome = Outcome(Category(rawValue: UInt8(believed))!)
    // Text that is not in the list says nothing against the code.
    if byText < Self.blank, byText != believed { outcome.add(.destinationCodeAndText) }
    return outcome.bits
  }

  private func slotToBlame(_ byCode: UInt32) -> Int {
    if case .slot(let slot) = byCode == Self.unknown ? code : text { slot } else { 0 }
  }

  private func codeMeaning(_ raw: String) -> Meaning {
    let cell = CellText(code: raw)
    if cell.text.isEmpty { return Meaning(Self.blank, repairs: cell.repairs) }
    let reading = schemes.map { $0.category(code: cell.text) }
    return meaning(scheme.category(code: cell.text), reading, isComparable: true, cell.repairs)
  }

  private func textMeaning(_ raw: String) -> Meaning {
    let cell = CellText(raw)
    if cell.text.isEmpty { return Meaning(Self.blank, repairs: cell.repairs) }
    let reading = schemes.map { $0.category(text: cell.text) }
    return meaning(
      scheme.category(text: cell.text), reading, isComparable: reading.contains { $0 != nil }, cell.repairs)
  }

  private func meaning(
    _ category: Category?, _ reading: [Category?], isComparable: Bool, _ repairs: Repairs
  ) -> Meaning {
    let number = readings.number(of: reading, isComparable: isComparable)
    return Meaning(
      (category.map { UInt32($0.rawValue) } ?? Self.unknown) | number << Self.readingShift, repairs: repairs)
  }
}
