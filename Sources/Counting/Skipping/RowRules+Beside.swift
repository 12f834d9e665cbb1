import Buffers
import Pipelines

// Of the rows beside the header, which are passed over: what they are, and whether they should not be.

extension RowRules {
  /// What a row is that is passed over below the header and not blank: the header in other words, unless it says something else.
  func passedOver(_ row: RowText) -> SkippedRow {
    let isNote =
      isExample(row) || FormRow.isNumbering(row) || FormRow.isHints(row)
      || NoteWords.start(row.firstFilled) == .word
    return isNote ? .note : .repeatedHeader
  }

  /// Whether a row beside the header is a graduate's all the same: its ID is possible; or it says what became of somebody,
  /// and has no words in place of the ID. (A blank destination says it too, but many a row has one.)
  func isRecord(_ row: RowText, of binding: ColumnBinding) -> Bool {
    let cells = row.fields
    let columns =
      Pipelines.Field.allCases.compactMap { binding[$0]?.column } + binding.dimensions.compactMap(\.column)
    let fields = Set(columns).sorted().filter { $0 < cells.count }.map {
      Field(text: cells[$0], kind: Field.Kind(ofColumn: $0, in: binding))
    }
    if isExample(row) { return false }
    if let id = fields.first(where: { $0.kind == .id }), id.isFilled {
      if PossibleID.isPossible(id.text) { return true }
      if !id.text.utf8.contains(where: \.isASCIIDigit) { return false }
      // 003 is the ID of a class that numbers its students anew; the numbers of columns stand in all of them.
      if id.text.isDigits, !FormRow.isNumbering(row) { return true }
    }
    return fields.contains(where: saysWhatBecame) && skipped(fields, in: row) == nil
  }
}
