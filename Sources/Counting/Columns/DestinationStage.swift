import Buffers
import ExtractReading
import Outcomes

/// Reads what became of each graduate of a batch (毕业去向).
///
/// A code is believed before the text; a row where the two name different categories is a conflict. Of a code whose digits
/// are gone only the text can tell, so without one it is refused: blank would be 待就业.
final class DestinationStage {
  private static let blank = UInt32(Category.allCases.count)
  private static let unknown = blank + 1
  private static let damaged = blank + 2

  // A meaning is a category, `blank`, `unknown` or `damaged`, and above it the number of what all schemes make of the value.
  private static let categoryMask: UInt32 = 1 << SchemeReadings.shift - 1
  /// Set in what a code means whose own cell names another category.
  private static let contradiction: UInt32 = 1 << 31

  let scheme: DestinationCodes
  let code: FieldSource
  let text: FieldSource
  let decoder: TextDecoder
  private let codes = DistinctMeanings()
  private let texts = DistinctMeanings()
  // By record of a batch, what its code and its text mean.
  private var codeValues = Growing<UInt32>(capacity: 1024)
  private var textValues = Growing<UInt32>(capacity: 1024)
  private let schemes = DestinationScheme.allCases.map(DestinationCodes.of)
  private let readings: SchemeReadings

  /// - Parameter readings: numbers what codes and texts mean under every scheme, over extracts.
  init(
    code: FieldSource, text: FieldSource, scheme: DestinationScheme, readings: SchemeReadings,
    decoder: TextDecoder
  ) {
    self.code = code
    self.text = text
    self.scheme = DestinationCodes.of(scheme)
    self.readings = readings
    self.decoder = decoder
  }

  /// Writes the outcome of each record, its place still open.
  ///
  /// - Parameter range: counts which readings of codes and texts meet.
  func read(
    _ batch: borrowing RecordBatch, into outcomes: LentValues<Outcome>, comparing range: RangeOutcome,
    faults: BatchFaults
  ) {
    codeValues.fill(to: batch.count, with: 0)
    textValues.fill(to: batch.count, with: 0)
    let (codeValues, textValues) = (codeValues.lent, textValues.lent)
    read(code, codes, batch, into: codeValues, faults, learn: codeMeaning)
    read(text, texts, batch, into: textValues, faults, learn: textMeaning)
    if !code.isAbsent, !text.isAbsent {
      if faults.isAnySkipped { forgetReadings(of: batch.count, faults) }
      range.compare(codeValues, textValues, count: batch.count)
    }
    // Local values: a static property costs a call each time.
    let (blank, unknown, contradiction) = (Self.blank, Self.unknown, Self.contradiction)
    let damaged = Self.damaged
    let known = Self.outcomes.span
    for record in 0..<batch.count {
      let byCode = codeValues[record] & Self.categoryMask
      let byText = textValues[record] & Self.categoryMask
      var believed = byCode == blank ? byText : byCode
      if believed == damaged { believed = byText == blank ? unknown : byText }
      if believed == unknown {
        let isCodeToBlame = byCode == unknown || byText == blank
        faults.note(
          Meaning(0, fault: .unknownDestination), record: record, slot: (isCodeToBlame ? code : text).slot)
      }
      var outcome = known[Int(believed)]
      // Text that is not in the list says nothing against the code.
      if byText < blank, byText != believed { outcome.addDestinationConflict() }
      if codeValues[record] | textValues[record] >= contradiction { outcome.addDestinationConflict() }
      outcomes[record] = outcome
    }
  }

  /// A row that is no record says nothing of the scheme.
  private func forgetReadings(of count: Int, _ faults: BatchFaults) {
    for row in 0..<count where faults.isSkipped(row) { codeValues[row] = Self.blank }
  }

  /// The outcome of each category; of a blank destination, which is 待就业; and of one that is refused.
  private static let outcomes: [Outcome] =
    Category.allCases.map { Outcome($0) } + [Outcome(.notPlaced), Outcome(.unclear)]

  private func read(
    _ source: FieldSource, _ known: DistinctMeanings, _ batch: borrowing RecordBatch,
    into values: LentValues<UInt32>, _ faults: BatchFaults, learn: (String) -> Meaning
  ) {
    switch source {
    case .slot(let slot):
      known.read(batch, slot: slot, faults: faults, decoder: decoder) {
        $0.map(learn) ?? Meaning(0, fault: .encoding)
      } take: {
        values[$0] = $1
      }
    case .fixed(let text): values.fill(with: learn(text).value)
    case .absent: values.fill(with: Self.blank)
    }
  }

  private func codeMeaning(_ raw: String) -> Meaning {
    var cell = codeCell(raw)
    if cell.text.isEmpty {
      let isDamaged = cell.repairs.contains(Repairs(.damagedCode))
      return Meaning(isDamaged ? Self.damaged : Self.blank, repairs: cell.repairs)
    }
    let (category, named) = categories(inCode: &cell)
    if cell.text.isEmpty {
      return Meaning(named.map { UInt32($0.rawValue) } ?? Self.damaged, repairs: cell.repairs)
    }
    let reading = schemes.map { $0.category(code: cell.text) }
    return meaning(
      category, reading, isComparable: true, cell.repairs,
      contradicts: category != nil && named != nil && named != category)
  }

  private func textMeaning(_ raw: String) -> Meaning {
    let cell = textCell(raw)
    if cell.text.isEmpty { return Meaning(Self.blank, repairs: cell.repairs) }
    let text = DestinationText(cell.text)
    let (code, named) =
      mayHoldCode(cell.text) ? categories(inText: raw, text) : (nil, scheme.category(text: text))
    let reading = schemes.map { $0.category(text: text) }
    return meaning(
      code ?? named, reading, isComparable: reading.contains { $0 != nil }, cell.repairs,
      contradicts: code != nil && named != nil && named != code)
  }

  private func meaning(
    _ category: Category?, _ reading: [Category?], isComparable: Bool, _ repairs: Repairs,
    contradicts: Bool = false
  ) -> Meaning {
    let number = readings.number(of: reading, isComparable: isComparable)
    return Meaning(
      (category.map { UInt32($0.rawValue) } ?? Self.unknown) | number << SchemeReadings.shift
        | (contradicts ? Self.contradiction : 0), repairs: repairs)
  }
}

// How single values are read.
extension DestinationStage {
  func codeCell(_ raw: String) -> CellText {
    var cell = CellText(code: raw)
    cell.blankPlaceholder()
    cell.restoreScientificCode()
    return cell
  }

  func textCell(_ raw: String) -> CellText {
    var cell = CellText(raw)
    cell.blankPlaceholder()
    return cell
  }

  /// The category of a code, and that of a name which stands in one cell with it and is cut off; of a damaged code nothing is left.
  func categories(inCode cell: inout CellText) -> (code: Category?, name: Category?) {
    if let category = scheme.category(code: cell.text) { return (category, nil) }
    let name = cell.splitName() ?? cell.splitName(beforeCodeOf: 2...3)
    return (scheme.category(code: cell.text), name.flatMap(scheme.category(text:)))
  }

  /// Whether an end of a text is a digit or a bracket.
  private func mayHoldCode(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    return !first.isLetter || ")）]】".unicodeScalars.contains(last)
  }

  /// The category of a text, and that of a code of the scheme which stands in one cell with it: 70-升学.
  ///
  /// - Parameter text: the same, cleaned.
  func categories(inText raw: String, _ text: DestinationText) -> (code: Category?, name: Category?) {
    var code = codeCell(raw)
    if let name = code.splitName(fromCodeOf: 2...3) ?? code.splitName(beforeCodeOf: 2...3),
      let category = scheme.category(code: code.text)
    {
      return (category, scheme.category(text: name))
    }
    return (nil, scheme.category(text: text))
  }
}
