import Buffers
package import Outputs
package import Reports

extension Report {
  /// One line for each group and measure: what the flat row has in columns stands below each other.
  ///
  /// It starts without a byte order mark: it is for programs.
  func writeTidy(to sink: some ByteSink) throws(OutputError) {
    let columns = flatColumns
    var header = CSVRow()
    for column in tidyColumns { header.cell(column.name) }
    header.end()
    try sink.drain(&header.text, above: 0)
    var row = TidyRow(columns, keyCount: keyCount)
    for group in groups {
      write(group, into: &row)
      row.end()
      try sink.drain(&row.text)
    }
    try sink.drain(&row.text, above: 0)
  }

  /// Writes what each column of the tidy report holds, and each of its measures.
  ///
  /// A line each: `kind` (`column` or `measure`), `name`, `label_zh`, `label_en`, `unit` (`people`, or `fraction` of one; empty for
  /// texts) and `decimals`, at most so many; empty for texts.
  package func writeTidyColumns(to sink: some ByteSink) throws(OutputError) {
    var row = CSVRow()
    for name in ["kind", "name", "label_zh", "label_en", "unit", "decimals"] { row.cell(name) }
    row.end()
    let described = [("column", tidyColumns), ("measure", Array(flatColumns.dropFirst(keyCount)))]
    for (kind, columns) in described {
      for column in columns {
        for cell in [kind, column.name, column.label.chinese, column.label.english, column.unit.name] {
          row.cell(cell)
        }
        row.cell(column.unit.decimals.map(String.init))
        row.end()
      }
    }
    try sink.drain(&row.text, above: 0)
  }

  /// Cells of a flat row that say which group it is.
  private var keyCount: Int { 1 + 2 * groupBy.count }

  private var tidyColumns: [FlatColumn] {
    flatColumns.prefix(keyCount) + [
      FlatColumn("measure", Bilingual("指标", "Measure"), .text),
      FlatColumn("value", Bilingual("数值", "Value"), .number),
      FlatColumn("verdict", Bilingual("结论", "Verdict"), .text),
    ]
  }
}
