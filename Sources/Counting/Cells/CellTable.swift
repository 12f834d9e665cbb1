import Outcomes

/// One worker's cells: which combination of values and input each is.
package final class CellTable {
  /// Counters of a cell: 8 of graduates by category, 11 by zone, 6 by evidence, 7 by conflict, 1 without ID. The last
  /// zone and the last evidence are those of who is not employed, and not read.
  static let stride = 33
  static let zoneOffset = 8
  static let evidenceOffset = 19
  static let conflictOffset = 25
  static let withoutIDOffset = 32

  private let dimensions: [DimensionValues]
  /// For each dimension but the first, the pairs of (the combination so far, its value).
  private let combinations: [PairTable]
  /// Pairs of (the combination of all values, the input): their numbers are the cells. With a single input the
  /// combinations are.
  private let inputs: PairTable?

  /// - Parameter inputs: how many extracts there are.
  init(dimensions: [DimensionValues], inputs: Int) {
    self.dimensions = dimensions
    combinations = dimensions.dropFirst().map { _ in PairTable() }
    self.inputs = inputs > 1 ? PairTable() : nil
  }

  var count: Int {
    inputs?.pairs.count ?? combinations.last?.pairs.count ?? dimensions.first?.values.count ?? 1
  }

  /// Turns the values of each record into its cell.
  ///
  /// - Parameters:
  ///   - values: for each dimension, the values by record.
  ///   - input: the extract that the records stand in.
  func combine(
    _ values: [UnsafeMutablePointer<UInt32>], input: UInt32, count: Int,
    into cells: UnsafeMutablePointer<UInt32>
  ) {
    if let first = values.first {
      cells.update(from: first, count: count)
    } else {
      cells.update(repeating: 0, count: count)
    }
    for (table, column) in zip(combinations, values.dropFirst()) {
      for record in 0..<count { cells[record] = table.number(of: cells[record], column[record]) }
    }
    if let inputs { for record in 0..<count { cells[record] = inputs.number(of: cells[record], input) } }
  }

  /// The places of a cell's values, one for each dimension, and its input.
  package func key(ofCell cell: Int) -> (values: [UInt32], input: UInt32) {
    var (combination, input) = (UInt32(cell), UInt32(0))
    if let inputs { (combination, input) = inputs.pairs[cell] }
    var values = [UInt32](repeating: 0, count: dimensions.count)
    for place in dimensions.indices.dropFirst().reversed() {
      (combination, values[place]) = combinations[place - 1].pairs[Int(combination)]
    }
    if !values.isEmpty { values[0] = combination }
    return (values, input)
  }

  /// The values of a dimension, by place.
  package func values(ofDimension dimension: Int) -> [DimensionValue] { dimensions[dimension].values }
}
