extension RowText {
  /// Whether a note may be what is left of a record where a file breaks off: fields are missing, and the one value that is there
  /// has no word of a note.
  func mayBeRemnant(ofRecordOf columns: Int) -> Bool {
    guard fields.count < columns, cells.count == 1, let cell = cells.first?.folded else { return false }
    let isOfNote =
      NoteWords.start(firstFilled) != .nothing || NoteWords.isNumbered(firstFilled)
      || NoteWords.isLabel(folded: cell) || TotalWords.isTotal(folded: cell)
      || TotalWords.isOfTotal(folded: cell) || ExampleWords.marks(folded: cell)
    return !isOfNote
  }
}
