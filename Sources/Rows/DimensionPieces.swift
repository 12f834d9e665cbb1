import Buffers
import Counting
import Pipelines
import Regions

/// The front of a row, from the year to the last declared dimension: the same for all graduates of a cell.
final class DimensionPieces {
  private(set) var pieces = KeptPieces()
  private let table: CellTable
  private let dimensions: [String]
  private let cells: RowCells
  /// By dimension, the filters on it.
  private let filters: [[Filter]]
  /// By dimension and value, whether they let it pass, where that was asked.
  private var passes: [[UInt32: Bool]]

  init(of table: CellTable, dimensions: [String], filters: [Filter], cells: RowCells) {
    self.table = table
    self.dimensions = dimensions
    self.cells = cells
    self.filters = dimensions.map { dimension in filters.filter { $0.dimension == dimension } }
    passes = dimensions.map { _ in [:] }
  }

  /// Makes the piece of a cell, `dropped` where a filter holds it back.
  @inline(never)
  func make(_ cell: Int) -> KeptPieces.Place {
    let places = table.key(ofCell: cell).values
    for dimension in dimensions.indices where !passes(dimension, places[dimension]) {
      return pieces.drop(cell)
    }
    var row = ByteText()
    var column = 0
    for (dimension, name) in dimensions.enumerated() {
      let value = table.values(ofDimension: dimension)[Int(places[dimension])]
      if name == "year" {
        cells.append(digits: value.key, column: column, to: &row)
      } else {
        cells.append(value.key, column: column, to: &row)
      }
      column += 1
      if Dimension.hasName(name) {
        cells.append(value.name, column: column, to: &row)
        column += 1
      }
    }
    return pieces.keep(row, as: cell)
  }

  private func passes(_ dimension: Int, _ place: UInt32) -> Bool {
    if filters[dimension].isEmpty { return true }
    if let known = passes[dimension][place] { return known }
    let value = table.values(ofDimension: dimension)[Int(place)]
    let passes = filters[dimension].allSatisfy { $0.passes(value) }
    self.passes[dimension][place] = passes
    return passes
  }
}
