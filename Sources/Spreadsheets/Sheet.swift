/// One table of a workbook, its headings in the first row.
package struct Sheet: Sendable {
  package struct Column: Sendable {
    package var heading: String
    /// In digits.
    package var width: Int
    /// Whether each cell, a fraction of one, has a bar of its length.
    package var hasBars: Bool

    package init(_ heading: String, width: Int, hasBars: Bool = false) {
      (self.heading, self.width, self.hasBars) = (heading, width, hasBars)
    }
  }

  /// Any text: what stands in the workbook is the nearest that Excel takes (`SheetNames`).
  package var name: String
  package var columns: [Column]
  /// How many stay in sight, beside the headings.
  package var frozenColumns: Int
  package var rowCount: Int
  /// Makes a row of at most as many cells as there are columns: a sheet may have more of them than memory takes at once.
  package var row: @Sendable (Int) -> [Cell]
  /// What stands below, a blank row apart, so that nobody sorts or filters it with the others.
  package var below: [[Cell]]

  package init(
    _ name: String, columns: [Column], frozenColumns: Int = 0, rowCount: Int, below: [[Cell]] = [],
    row: @escaping @Sendable (Int) -> [Cell]
  ) {
    (self.name, self.columns, self.frozenColumns) = (name, columns, frozenColumns)
    (self.rowCount, self.below, self.row) = (rowCount, below, row)
  }

  package init(
    _ name: String, columns: [Column], frozenColumns: Int = 0, rows: [[Cell]], below: [[Cell]] = []
  ) {
    self.init(name, columns: columns, frozenColumns: frozenColumns, rowCount: rows.count, below: below) {
      rows[$0]
    }
  }

  /// As many rows as a sheet can have.
  package static let mostRows = 1_048_576

  /// The sheet, or several of the same columns where it has more rows than fit.
  ///
  /// - Parameter limit: rows of one, with the headings and what stands below.
  func parts(limit: Int = mostRows) -> [Sheet] {
    let room = limit - 1 - (below.isEmpty ? 0 : below.count + 1)
    if rowCount <= room { return [self] }
    return stride(from: 0, to: rowCount, by: room).map { start in
      var part = self
      part.rowCount = min(room, rowCount - start)
      part.row = { [row] in row(start + $0) }
      if start + room < rowCount { part.below = [] }
      return part
    }
  }
}
