import ExtractReading

/// A row beside the header: the title of a table, a header in another language, or a blank one.
package struct TitleRow: Sendable {
  private let row: SkippedRow
  let fields: [String]
  let line: HeaderReader.Line

  /// - Returns: `nil` for an empty line, which is no row.
  init?(_ line: HeaderReader.Line, delimiter: UInt8, decoder: TextDecoder) {
    if line.raw.isEmpty { return nil }
    let text = RowText(text: decoder.text(of: line.raw), delimiter: Character(UnicodeScalar(delimiter)))
    row = text.isBlank ? .blank : .note
    fields = text.fields
    self.line = line
  }

  /// Whether it is a graduate's record after all.
  ///
  /// - Parameter idColumn: 0-based.
  func isRecord(idColumn: Int) -> Bool { idColumn < fields.count && PossibleID.isPossible(fields[idColumn]) }

  func reject(ofExtract extract: Int) -> Reject {
    Reject(
      extract: extract, line: line.number, record: nil,
      rejected: RejectedRecord(fault: .skipped(row), byte: line.byte, raw: line.raw))
  }
}
