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
    let inCode = categories(inCode: &cell)
    let inText = categories(
      inText: textValue.text, DestinationText(textCell(textValue.text).text))
    let believed = inCode.code ?? inCode.name ?? inText.code ?? inText.name
    // A code and a name in one cell, 10-待就业; else both columns.
    let isInText = inCode.code == nil && inCode.name == nil
    let other = [inText.code, inText.name, inCode.name].lazy.compactMap(\.self).first { $0 != believed }
    let isOfText = inText.code == other || inText.name == other
    return (
      Contradiction.Statement(
        value: (isInText ? textValue : codeValue).shown, sense: .category(believed ?? .unclear)),
      Contradiction.Statement(
        value: (isOfText ? textValue : codeValue).shown, sense: .category(other ?? .unclear)),
      Outcome(other ?? .unclear, hearing: places)
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
