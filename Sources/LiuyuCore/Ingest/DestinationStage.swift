import ExtractReading
import Outcomes

/// Reads what became of each graduate of a batch (毕业去向).
///
/// A code is believed before the text; a row where the two name different categories is a conflict.
final class DestinationStage {
  private static let blank = UInt32(Category.allCases.count)
  private static let unknown = blank + 1

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
  private var schemes: [DestinationScheme: DestinationCodes] = [:]

  init(decoder: TextDecoder) {
    self.decoder = decoder
    scheme = DestinationCodes(.gxjy)
    schemes[.gxjy] = scheme
  }

  /// Turns to another extract.
  func begin(code: FieldPlace, text: FieldPlace, scheme: DestinationScheme, decoder: TextDecoder) {
    self.code = code
    self.text = text
    self.decoder = decoder
    self.scheme = schemes[scheme] ?? DestinationCodes(scheme)
    schemes[scheme] = self.scheme
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
    for record in 0..<batch.count {
      let (byCode, byText) = (codeValues[record], textValues[record])
      let believed = byCode == Self.blank ? byText : byCode
      if believed == Self.unknown {
        faults.note(Meaning(0, fault: .unknownDestination), record: record, slot: slotToBlame(byCode))
      }
      var outcome = Outcome(bits: Self.outcomes[Int(believed)])
      // Text that is not in the list says nothing against the code.
      if byText < Self.blank, byText != believed { outcome.add(.destinationCodeAndText) }
      outcomes[record] = outcome.bits
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

  private func slotToBlame(_ byCode: UInt32) -> Int {
    if case .slot(let slot) = byCode == Self.unknown ? code : text { slot } else { 0 }
  }

  private func codeMeaning(_ raw: String) -> Meaning {
    let cell = CellText(code: raw)
    if cell.text.isEmpty { return Meaning(Self.blank, repairs: cell.repairs) }
    return Meaning(
      scheme.category(code: cell.text).map { UInt32($0.rawValue) } ?? Self.unknown, repairs: cell.repairs)
  }

  private func textMeaning(_ raw: String) -> Meaning {
    let cell = CellText(raw)
    if cell.text.isEmpty { return Meaning(Self.blank, repairs: cell.repairs) }
    return Meaning(
      scheme.category(text: cell.text).map { UInt32($0.rawValue) } ?? Self.unknown, repairs: cell.repairs)
  }
}
