import Buffers

/// One worker's cells: which combination of values and input each is.
package final class CellTable {
  private let dimensions: [DimensionValues]
  /// Of the values of all dimensions; where there are none, of nothing but 0.
  private let values: CombinationTable
  /// Pairs of (the combination of all values, the input), whose numbers are the cells. With a single input the
  /// combinations are.
  private let inputs: PairTable?

  /// - Parameter inputs: how many extracts there are.
  init(dimensions: [DimensionValues], inputs: Int) {
    self.dimensions = dimensions
    values = CombinationTable(width: max(dimensions.count, 1))
    self.inputs = inputs > 1 ? PairTable() : nil
  }

  var count: Int { inputs?.pairs.count ?? values.count ?? dimensions.first?.values.count ?? 1 }

  /// Turns the values of each record into its cell.
  ///
  /// - Parameters:
  ///   - columns: for each dimension, the values by record.
  ///   - input: the extract that the records stand in.
  func combine(
    _ columns: [LentValues<UInt32>], input: UInt32, count: Int, into cells: LentValues<UInt32>
  ) {
    if columns.isEmpty { cells.fill(with: 0) } else { values.combine(columns, count: count, into: cells) }
    guard let inputs else { return }
    for record in 0..<count { cells[record] = inputs.number(of: cells[record], input) }
  }

  /// The numbers of a cell's values, one for each dimension, and its input.
  package func key(ofCell cell: Int) -> (values: [UInt32], input: UInt32) {
    let (combination, input) = inputs?.pairs[cell] ?? (UInt32(cell), 0)
    return (dimensions.isEmpty ? [] : values.combination(Int(combination)), input)
  }

  /// The values of a dimension, by number.
  package func values(ofDimension dimension: Int) -> [DimensionValue] { dimensions[dimension].values }
}
