import Pipelines

/// What a code and a name mean as a value of one dimension.
struct DimensionReading {
  let kind: Dimension.Kind
  let values: DimensionValues

  func meaning(code rawCode: String, name rawName: String) -> Meaning {
    var code = kind == .text ? CellText(rawCode) : CellText(code: rawCode)
    if kind == .program { code.restoreProgramZero() }
    let name = CellText(rawName)
    let repairs = code.repairs.union(name.repairs)
    var value = DimensionValue(code: code.text, name: name.text)
    switch kind {
    case .year where !value.key.isEmpty:
      guard let year = YearText.year(value.key) else { return Meaning(0, repairs: repairs, fault: .badYear) }
      value = DimensionValue(code: String(year), name: "")
    case .institution where value.key.isEmpty:
      return Meaning(0, repairs: repairs, fault: .missingInstitution)
    default: break
    }
    return Meaning(values.number(of: value), repairs: repairs)
  }
}
