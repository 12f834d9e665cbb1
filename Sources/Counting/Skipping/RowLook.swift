import ExtractReading
import Pipelines

/// What rows are told by that may be no records: the rules, and the quick looks that go before them.
///
/// Making them takes as long as reading a thousand records: see `RowLooks`.
final class RowLook {
  let rules: RowRules
  /// Notes, hints, headers and words that stand for nothing.
  let firsts: FirstCharacters
  let totals: TotalCells

  init(_ extract: Extract, decoder: TextDecoder) {
    rules = RowRules(
      extract.layout, header: extract.header,
      passedOver: extract.beside.map(\.fields).filter { !$0.isEmpty },
      otherHeaders: extract.beside.filter(\.isOtherHeader).map(\.fields),
      hasID: extract.binding[.graduateID]?.column != nil)
    firsts = FirstCharacters(
      Set(NoteWords.all + ExampleWords.all).union(CellText.words).union(FormRow.words).union(rules.words),
      leads: NoteWords.leads.union(ExampleWords.leads).union(FormRow.leads), decoder)
    totals = TotalCells(decoder)
  }
}

/// The look of the extract that was read last, for the next one of the same form: there may be thousands.
final class RowLooks {
  private struct Form: Equatable {
    let source: Int
    let header: [String]
    let beside: [[String]]
    let encoding: TextEncoding
  }

  private var last: (form: Form, look: RowLook)?

  func look(of extract: Extract, decoder: TextDecoder) -> RowLook {
    let form = Form(
      source: extract.sourceNumber, header: extract.header, beside: extract.beside.map(\.fields),
      encoding: extract.textEncoding)
    if let last, last.form == form { return last.look }
    let look = RowLook(extract, decoder: decoder)
    last = (form, look)
    return look
  }
}
