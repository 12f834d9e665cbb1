import ExtractReading
import Outcomes

extension DestinationStage {
  /// What the code and the text of a record say that contradict each other.
  ///
  /// - Parameter places: where the record's sources say that the job is, if it is one.
  func sides(of record: Int, in batch: borrowing RecordBatch, placed places: [UInt32])
    -> ContradictionFinder.Sides
  {
    let (codeValue, textValue) = (value(of: code, record, batch), value(of: text, record, batch))
    var cell = codeCell(codeValue.text)
    let (believed, named) = categories(inCode: &cell)
    let written = scheme.category(text: textCell(textValue.text).text)
    // 10-待就业: the name in the cell of the code says otherwise, and not the text.
    let isInText = written != nil && written != believed
    let other = (isInText ? written : named) ?? .unclear
    return (
      Contradiction.Statement(value: codeValue.shown, sense: .category(believed ?? .unclear)),
      Contradiction.Statement(value: (isInText ? textValue : codeValue).shown, sense: .category(other)),
      Outcome(other, hearing: places)
    )
  }

  private func value(
    of source: FieldSource, _ record: Int, _ batch: borrowing RecordBatch
  ) -> (text: String, shown: String) {
    switch source {
    case .slot(let slot):
      let field = batch.field(slot: slot, ofRecord: record)
      return (decoder.string(of: field) ?? "", decoder.shown(field))
    case .fixed(let text): return (text, text)
    case .absent: return ("", "")
    }
  }
}
