import ExtractReading
import Pipelines

/// A row beside the header that is passed over: above it the title of a table, below it a header in another language; or a
/// blank one.
package struct TitleRow: Sendable {
  private let kind: SkippedRow
  /// None of a blank row.
  let fields: [String]
  let line: HeaderReader.Line
  /// Whether it stands above the header.
  let isAbove: Bool
  /// Whether it is a graduate's record after all.
  let isRecord: Bool
  /// Whether it is the header in other words.
  var isOtherHeader: Bool { !isAbove && kind == .repeatedHeader }

  /// Those of one extract in their order; an empty line is no row.
  ///
  /// - Parameters:
  ///   - rules: not asked for where there is none.
  ///   - row: the text of a line.
  static func all(
    beside header: HeaderReader.Header, of binding: ColumnBinding, by rules: @autoclosure () -> RowRules,
    row: ([UInt8]) -> RowText
  ) -> [TitleRow] {
    let lines = header.above.map { ($0, isAbove: true) } + header.below.map { ($0, isAbove: false) }
    let rows = lines.filter { !$0.0.raw.isEmpty }
    if rows.isEmpty { return [] }
    let rules = rules()
    return rows.map { line, isAbove in
      let text = row(line.raw)
      if text.isBlank {
        return TitleRow(kind: .blank, fields: [], line: line, isAbove: isAbove, isRecord: false)
      }
      return TitleRow(
        kind: isAbove ? .note : rules.passedOver(text), fields: text.fields, line: line, isAbove: isAbove,
        isRecord: rules.isRecord(text, of: binding))
    }
  }

  func reject(ofExtract extract: Int) -> Reject {
    Reject(
      extract: extract, line: line.number, record: nil,
      rejected: RejectedRecord(fault: .skipped(kind), byte: line.byte, raw: line.raw))
  }
}
