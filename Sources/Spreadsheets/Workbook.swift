package import Outputs

/// Tables as one xlsx file.
package struct Workbook: Sendable {
  package var title: String
  /// When what it says was found out, in seconds since 1970; `nil` where nobody says. Never the present: the same workbook has the
  /// same bytes.
  package var created: Int?
  package var sheets: [Sheet]

  package init(title: String, created: Int? = nil, sheets: [Sheet]) {
    (self.title, self.created, self.sheets) = (title, created, sheets)
  }

  package func write(to sink: some ByteSink) throws(OutputError) {
    try write(to: sink, rowLimit: Sheet.mostRows)
  }

  /// - Parameter rowLimit: as many rows as a sheet can have.
  func write(to sink: some ByteSink, rowLimit: Int) throws(OutputError) {
    let parts = sheets.flatMap { $0.parts(limit: rowLimit) }
    let cells = parts.reduce(0) { $0 + ($1.rowCount + 1) * $1.columns.count }
    let scratch = try ScratchFolder(room: cells * XlsxFile.bytesOfCell, for: sink.path)
    let memory = try MemoryFile(for: sink.path)
    let file = try XlsxFile(memory.path, scratch: scratch.path, for: sink.path)
    try file.describe(title: title, created: created)
    var names = SheetNames()
    for part in parts { try file.add(part, named: names.name(for: part.name)) }
    try file.finish()
    try memory.copy(to: sink)
  }
}
