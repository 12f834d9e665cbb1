import Buffers
import Counting
import Pipelines

/// The front of a row, from the year to the last declared dimension: the same for all graduates of a cell.
final class DimensionPieces {
  private(set) var pieces = KeptPieces()
  private let table: CellTable
  private let dimensions: [Dimension]
  private let cells: RowCells
  private let filters: [Filter]

  init(of table: CellTable, dimensions: [Dimension], filters: [Filter], cells: RowCells) {
    self.table = table
    self.dimensions = dimensions
    self.cells = cells
    self.filters = filters
  }

  /// Makes the piece of a cell, `dropped` where a filter holds it back.
  @inline(never)
  func make(_ cell: Int) -> KeptPieces.Extent {
    let values = table.key(ofCell: cell).values.enumerated().map { dimension, number in
      table.values(ofDimension: dimension)[Int(number)]
    }
    for (dimension, value) in zip(dimensions, values) where !filters.pass(value, of: dimension) {
      return pieces.drop(cell)
    }
    var row = ByteText()
    var column = 0
    for (dimension, value) in zip(dimensions, values) {
      if dimension.kind == .year {
        cells.append(digits: value.key, column: column, to: &row)
      } else {
        cells.append(value.key, column: column, to: &row)
      }
      column += 1
      if dimension.kind.hasName {
        cells.append(value.name, column: column, to: &row)
        column += 1
      }
    }
    return pieces.keep(row, as: cell)
  }
}
