import Buffers
import Rendering

/// Writes the cells of a row from any column on, so that the parts of a row can be kept and joined.
struct RowCells {
  let columns: RowColumns
  private let format: RowFormat
  /// By column, what stands before its value.
  private let before: [[UInt8]]

  init(_ columns: RowColumns, _ format: RowFormat) {
    self.columns = columns
    self.format = format
    before = columns.names.enumerated().map { index, name in
      var text = ByteText()
      switch format {
      case .csv: if index > 0 { text.append(",") }
      case .ndjson:
        text.append(index == 0 ? "{" : ", ")
        text.append(jsonString: name)
        text.append(": ")
      }
      return text.array
    }
  }

  /// What stands before the first row.
  var heading: [UInt8] { format == .csv ? Array((columns.names.joined(separator: ",") + "\n").utf8) : [] }

  /// A text; an empty one is no value.
  func append(_ text: String, column: Int, to row: inout ByteText) {
    row.append(before[column])
    switch format {
    case .csv: row.append(csvCell: text)
    case .ndjson: if text.isEmpty { row.append("null") } else { row.append(jsonString: text) }
    }
  }

  /// The digits of a number; none are no value.
  func append(digits: String, column: Int, to row: inout ByteText) {
    row.append(before[column])
    row.append(text: format == .ndjson && digits.isEmpty ? "null" : digits)
  }

  /// What stands before a name of letters and digits in the last column, and what ends the row behind it.
  func beginName(_ row: inout ByteText) {
    row.append(before[columns.graduate])
    if format == .ndjson { row.append("\"") }
  }

  var endAfterName: [UInt8] { Array((format == .csv ? "\n" : "\"}\n").utf8) }

  /// Ends a row without a name.
  func endUnnamed(_ row: inout ByteText) {
    append("", column: columns.graduate, to: &row)
    row.append(format == .csv ? "\n" : "}\n")
  }
}
