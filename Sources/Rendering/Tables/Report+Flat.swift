import Buffers
import Outputs
import Reports

extension Report {
  /// One line per group. `flows` are left out: they are not a property of a group that fits a column.
  func writeNDJSON(to sink: some ByteSink) throws(OutputError) {
    var row = NDJSONRow(columns: columns)
    for group in groups {
      write(group, into: &row)
      row.end()
      try sink.drain(&row.text)
    }
    try sink.drain(&row.text, above: 0)
  }

  /// A header and one line per group. It starts with a byte order mark, without which Excel garbles Chinese.
  func writeCSV(to sink: some ByteSink) throws(OutputError) {
    var row = CSVRow()
    row.text.append("\u{FEFF}")
    for column in columns { row.cell(column) }
    row.end()
    for group in groups {
      write(group, into: &row)
      row.end()
      try sink.drain(&row.text)
    }
    try sink.drain(&row.text, above: 0)
  }
}
