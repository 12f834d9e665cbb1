import Buffers
import ExtractReading
import Outcomes

/// Reads what became of each graduate of a batch (毕业去向).
///
/// A code is believed before the text; a row where the two name different categories is a conflict.
final class DestinationStage {
  private static let blank = UInt32(Category.allCases.count)
  private static let unknown = blank + 1

  // A meaning is a category, `blank` or `unknown`, and above it the number of what all schemes make of the value.
  static let readingShift: UInt32 = 8
  private static let categoryMask: UInt32 = 0xFF

  private var scheme: DestinationCodes
  private var code = FieldPlace.absent
  private var text = FieldPlace.absent
  private var decoder: TextDecoder
  private var codes = DistinctMeanings()
  private var texts = DistinctMeanings()
  // By record of a batch, what its code and its text mean.
  private var codeValues = Growing<UInt32>(capacity: 1024)
  private var textValues = Growing<UInt32>(capacity: 1024)
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
    codes = DistinctMeanings()
    texts = DistinctMeanings()
    if case .fixed(let text) = code { fixedCode = codeMeaning(text).value } else { fixedCode = Self.blank }
    if case .fixed(let words) = text { fixedText = textMeaning(words).value } else { fixedText = Self.blank }
  }

  /// Writes the outcome of each record, its place still open.
  func read(_ batch: borrowing RecordBatch, into outcomes: UnsafeMutablePointer<UInt32>, faults: BatchFaults)
  {
    codeValues.fill(to: batch.count, with: 0)
    textValues.fill(to: batch.count, with: 0)
    let (codeValues, textValues) = (codeValues.pointer, textValues.pointer)
    read(code, codes, fixedCode, batch, into: codeValues, faults, learn: codeMeaning)
    read(text, texts, fixedText, batch, into: textValues, faults, learn: textMeaning)
    if !code.isAbsent, !text.isAbsent { faults.outcome.compare(codeValues, textValues, count: batch.count) }
    // Local values: a static property costs a call each time.
    let (blank, unknown) = (Self.blank, Self.unknown)
    Self.outcomes.withUnsafeBufferPointer { known in
      for record in 0..<batch.count {
        let byCode = codeValues[record] & Self.categoryMask
        let byText = textValues[record] & Self.categoryMask
        let believed = byCode == blank ? byText : byCode
        if believed == unknown {
          faults.note(Meaning(0, fault: .unknownDestination), record: record, slot: slotToBlame(byCode))
        }
        var outcome = Outcome(bits: known[Int(believed)])
        // Text that is not in the list says nothing against the code.
        if byText < blank, byText != believed { outcome.add(.destinationCodeAndText) }
        outcomes[record] = outcome.bits
      }
    }
  }

  /// The outcome of each category; of a blank destination, which is 待就业; and of one that is refused.
  private static let outcomes: [UInt32] =
    Category.allCases.map { Outcome($0).bits } + [Outcome(.notPlaced).bits, Outcome(.unclear).bits]

  private func read(
    _ place: FieldPlace, _ known: DistinctMeanings, _ fixed: UInt32, _ batch: borrowing RecordBatch,
    into values: UnsafeMutablePointer<UInt32>, _ faults: BatchFaults, learn: (String) -> Meaning
  ) {
    guard case .slot(let slot) = place else { return values.update(repeating: fixed, count: batch.count) }
    known.read(batch, slot: slot, into: values, faults: faults, decoder: decoder) {
      $0.map(learn) ?? Meaning(0, fault: .encoding)
    }
  }

  private func slotToBlame(_ byCode: UInt32) -> Int? {
    if case .slot(let slot) = byCode == Self.unknown ? code : text { slot } else { nil }
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
