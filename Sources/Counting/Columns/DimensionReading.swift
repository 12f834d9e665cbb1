import Buffers
import Pipelines

/// What a code and a name mean as a value of one dimension.
struct DimensionReading {
  let kind: Dimension.Kind
  let values: DimensionValues

  func meaning(code rawCode: String, name rawName: String) -> Meaning {
    let isCode = kind != .text && kind != .level
    var code = isCode ? CellText(code: rawCode) : CellText(rawCode)
    var name = CellText(rawName)
    // What a pipeline's own dimension says, 无 too, is a value.
    if kind != .text {
      code.blankPlaceholder()
      name.blankPlaceholder()
    }
    if kind.hasName { code.restoreScientificCode() }
    switch kind {
    case .program:
      takeName(from: &code, ofDigits: 5...7, into: &name)
      code.restoreProgramZero()
    case .institution:
      takeName(from: &code, ofDigits: 5...10, into: &name)
      code.shortenSchoolIdentifier()
    case .level: code.spellLevel()
    case .year, .text: break
    }
    if kind.hasName, code.text.isEmpty { name.widenBrackets() }
    var repairs = code.repairs.union(name.repairs)
    var value = DimensionValue(code: code.text, name: name.text)
    switch kind {
    case .year where !value.key.isEmpty:
      let year: Int
      switch YearText(value.key) {
      case .year(let found): year = found
      case .serial(let found):
        year = found
        repairs.insert(Repairs(.dateSerial))
      case .entry: return Meaning(0, repairs: repairs, fault: .entryYear)
      case .unknown: return Meaning(0, repairs: repairs, fault: .badYear)
      }
      value = DimensionValue(code: String(year), name: "")
    case .institution where value.key.isEmpty:
      return Meaning(0, repairs: repairs, fault: .missingInstitution)
    default: break
    }
    let isBlankProgram = kind == .program && value.key.isEmpty
    return Meaning(
      values.number(of: value), repairs: repairs, remarks: isBlankProgram ? Remarks(.blankProgram) : [])
  }

  /// Cuts off the name that stands in one cell with a code, and keeps it where there is no other.
  private func takeName(
    from code: inout CellText, ofDigits digits: ClosedRange<Int>, into name: inout CellText
  ) {
    guard let found = code.splitName(fromCodeOf: digits) ?? code.splitName(beforeCodeOf: digits) else {
      return
    }
    guard name.text.isEmpty else { return }
    name = CellText(found)
    // Those of codes are narrow by now.
    name.widenBrackets()
  }
}
