import Buffers
import ExtractReading
import Pipelines

/// Finds the rows of a batch that are no records, before any other stage sees them.
///
/// Of nearly all rows only the ID is looked at; of one that has none, enough to be sure that it is a record. What is then
/// in doubt is decoded and left to `RowRules`: the fast way has to say "doubtful" too often rather than once too seldom.
final class SkipStage {
  /// The slot of the ID, where the extract has a column for it.
  private let id: Int?
  private let fields: [(slot: Int, kind: RowRules.Field.Kind)]
  /// Asked for once a row is in doubt: most extracts have none.
  private lazy var look = makeLook()
  private let makeLook: () -> RowLook
  /// 0-based column of the ID.
  private let idColumn: Int?
  private let delimiter: UInt8
  private let decoder: TextDecoder
  private var rules: RowRules { look.rules }
  private var firsts: FirstCharacters { look.firsts }
  private var totals: TotalCells { look.totals }
  /// Whether IDs are possible of which that is not seen at once: words for nothing come again and again.
  private let possibleIDs = BoundedAnswers<Bool>()
  /// What rows are that were in doubt: headers and labels come again and again.
  private let verdicts = BoundedAnswers<SkippedRow?>()
  /// The same of rows that the reader refused: those that it could cut, and the others.
  private let cutVerdicts = BoundedAnswers<SkippedRow?>()
  private let uncutVerdicts = BoundedAnswers<SkippedRow?>()

  /// - Parameters:
  ///   - columns: all that the pipeline reads, by slot; 0-based.
  ///   - looks: last over extracts.
  init(_ extract: Extract, columns: [Int], decoder: TextDecoder, looks: RowLooks) {
    fields = columns.enumerated().sorted { $0.element < $1.element }.map { slot, column in
      (slot, RowRules.Field.Kind(ofColumn: column, in: extract.binding))
    }
    idColumn = extract.binding[.graduateID]?.column
    id = idColumn.flatMap(columns.firstIndex)
    makeLook = { looks.look(of: extract, decoder: decoder) }
    delimiter = extract.dialect.delimiter
    self.decoder = decoder
  }

  /// Marks the rows of a batch that are skipped.
  func find(_ batch: borrowing RecordBatch, faults: BatchFaults) {
    guard let id else {
      let (firsts, fields) = (firsts, fields)
      let hasNumbers = firsts.hasNumbers || totals.hasNumbers
      for row in 0..<batch.count {
        if !hasNumbers, isPlain(row, batch, fields, firsts) { continue }
        if isDoubtful(row, batch) { judge(row, batch, faults) }
      }
      return
    }
    if hasPlainIDs(batch, slot: id) { return }
    batch.forEachField(slot: id) { row, field in
      if PossibleID.isPlain(field) || isPossible(field) { return }
      if firsts.mayStart(field) || isDoubtful(row, batch) { judge(row, batch, faults) }
    }
  }

  /// Whether all IDs of a batch are plain: one answer for all, so that nothing branches for each.
  private func hasPlainIDs(_ batch: borrowing RecordBatch, slot: Int) -> Bool {
    var doubts: UInt64 = 0
    batch.forEachField(slot: slot) { _, field in doubts |= PossibleID.doubts(field) }
    return doubts == 0
  }

  @inline(never)
  private func isPossible(_ id: FieldBytes) -> Bool {
    if id.isEmpty { return false }
    if PossibleID.isSurely(id) { return true }
    return possibleIDs.answer(to: id) { PossibleID.isPossible(id, decoder) }
  }

  /// What a row is that the reader refused, if it is no record.
  func skipped(_ refused: borrowing RefusedRecord) -> SkippedRow? {
    guard refused.fault.kind != .tooLong else { return nil }
    // Only of one with a wrong number of fields they can be told apart.
    let isCut = refused.fault.kind == .fieldCount
    let row = refused.row
    guard isDoubtful(refused: row, isCut: isCut) else { return nil }
    return (isCut ? cutVerdicts : uncutVerdicts).answer(to: row) {
      rules.skipped(refused: rowText(row.array), isCut: isCut, idColumn: idColumn)
    }
  }

  /// Whether a row that the reader refused may be no record: it starts like a note or a header, perhaps behind a column that
  /// is in no other one (序号), or has one value at most.
  private func isDoubtful(refused row: FieldBytes, isCut: Bool) -> Bool {
    let start = row.afterBlanks(delimiter)
    if start.isEmpty || firsts.mayStart(start) { return true }
    // With a number that may be an ID, a row is no record only for the words that it starts with.
    if row.hasLongNumber { return isCut && row.hasEarlyField(delimiter, that: firsts.mayStart) }
    return start.startsWithLabel(delimiter) || start.startsWithNumber(delimiter)
      || isCut && row.hasFewFields(delimiter, orOneThat: firsts.mayStart)
  }

  /// Whether a row is a record for having nothing but codes where the pipeline reads, in an extract without IDs. So much less is asked
  /// of it than `isDoubtful` asks, where no word starts with a digit: a number of two digits or more is none of them.
  @inline(__always)
  private func isPlain(
    _ row: Int, _ batch: borrowing RecordBatch, _ fields: [(slot: Int, kind: RowRules.Field.Kind)],
    _ firsts: FirstCharacters
  ) -> Bool {
    var (filled, saysWhatBecame) = (0, false)
    for field in fields {
      let bytes = batch.field(slot: field.slot, ofRecord: row)
      if bytes.isEmpty { continue }
      guard bytes.count > 1, bytes.isNumber else { return false }
      filled += 1
      saysWhatBecame = saysWhatBecame || field.kind.isDestination
    }
    guard filled >= 3, saysWhatBecame else { return false }
    let start = batch.row(row).afterBlanks(delimiter)
    var end = start.leadingDigits
    guard end >= 4, end < start.count else { return false }
    if start[end] == UInt8(ascii: "\"") { end += 1 }
    guard end < start.count, start[end] == delimiter else { return false }
    return !start.hasEarlyField(delimiter, that: firsts.mayStart)
  }

  /// Whether a row without a possible ID may be no record; the ID cell aside.
  private func isDoubtful(_ row: Int, _ batch: borrowing RecordBatch) -> Bool {
    let whole = batch.row(row)
    if firsts.mayStart(whole.afterBlanks(delimiter)) || totals.mayBe(whole.firstField(delimiter)) {
      return true
    }
    var (filled, saysWhatBecame) = (0, false)
    for field in fields {
      let bytes = batch.field(slot: field.slot, ofRecord: row)
      if totals.mayBe(bytes) { return true }
      guard bytes.isSurelyFilled else { continue }
      // A label and its value are two.
      if filled < 3, firsts.mayStart(bytes) { return true }
      filled += 1
      saysWhatBecame = saysWhatBecame || field.kind.isDestination
    }
    if filled < 3 || id != nil && filled <= RowRules.mostLabelled { return true }
    return whole.hasEarlyField(delimiter, that: firsts.mayStart)
      || (id != nil || !saysWhatBecame) && whole.hasField(delimiter, that: totals.mayBe)
  }

  private func judge(_ row: Int, _ batch: borrowing RecordBatch, _ faults: BatchFaults) {
    let verdict = verdicts.answer(to: batch.row(row)) { weigh(row, batch) }
    if let verdict { faults.skip(row, as: verdict) }
  }

  private func weigh(_ row: Int, _ batch: borrowing RecordBatch) -> SkippedRow? {
    var read: [RowRules.Field] = []
    for field in fields {
      let bytes = batch.field(slot: field.slot, ofRecord: row)
      let text = decoder.decode(bytes).map { CellText(String(decoding: $0, as: UTF8.self)).text }
      // What cannot be decoded is something.
      read.append(RowRules.Field(text: text ?? "\u{FFFD}", kind: field.kind))
    }
    return rules.skipped(read, in: rowText(batch.raw(ofRecord: row)))
  }

  private func rowText(_ raw: [UInt8]) -> RowText {
    RowText(text: decoder.text(of: raw), delimiter: Character(UnicodeScalar(delimiter)))
  }
}
