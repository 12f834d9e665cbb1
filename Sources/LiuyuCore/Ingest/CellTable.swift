import Outcomes

/// One worker's cells: which combination of values each is, whether the filters let it pass, and what was counted.
final class CellTable {
  /// Counters of a cell: 8 of graduates by category, 11 by zone, 6 by evidence; the last zone and the last evidence are
  /// those of who is not employed, and not read.
  static let stride = 25
  static let zoneOffset = 8
  static let evidenceOffset = 19

  private let dimensions: [DimensionValues]
  private let filters: [CellFilter]
  /// For each dimension but the first, the pairs of (the combination so far, its value). The last table's numbers
  /// are the cells; with one dimension its values are.
  private let combinations: [PairTable]
  /// By cell: whether all filters let it pass.
  private(set) var passes = Growing<Bool>()

  init(dimensions: [DimensionValues], filters: [CellFilter]) {
    self.dimensions = dimensions
    self.filters = filters
    combinations = dimensions.dropFirst().map { _ in PairTable() }
  }

  var count: Int { passes.count }

  /// Turns the values of each record into its cell.
  ///
  /// - Parameter values: for each dimension, the values by record.
  func combine(
    _ values: [UnsafeMutablePointer<UInt32>], count: Int, into cells: UnsafeMutablePointer<UInt32>
  ) {
    guard let first = values.first else {
      cells.update(repeating: 0, count: count)
      return settlePasses(upTo: 1)
    }
    cells.update(from: first, count: count)
    for (table, column) in zip(combinations, values.dropFirst()) {
      for record in 0..<count { cells[record] = table.number(of: cells[record], column[record]) }
    }
    settlePasses(upTo: combinations.last?.pairs.count ?? dimensions[0].values.count)
  }

  private func settlePasses(upTo count: Int) {
    while passes.count < count { passes.append(passesFilters(passes.count)) }
  }

  /// The values of a cell, one for each dimension.
  func values(ofCell cell: Int) -> [DimensionValue] {
    guard let first = dimensions.first else { return [] }
    var reversed: [DimensionValue] = []
    var combination = cell
    for (values, table) in zip(dimensions.dropFirst(), combinations).reversed() {
      let (rest, value) = table.pairs[combination]
      reversed.append(values.values[Int(value)])
      combination = Int(rest)
    }
    reversed.append(first.values[combination])
    return reversed.reversed()
  }

  private func passesFilters(_ cell: Int) -> Bool {
    guard !filters.isEmpty else { return true }
    let values = values(ofCell: cell)
    return filters.allSatisfy { $0.passes(values[$0.dimension]) }
  }
}

/// A filter and the dimension of the cells that it looks at.
struct CellFilter: Sendable {
  let filter: Filter
  /// A place among the dimensions of a cell.
  let dimension: Int

  /// An institution or a program is known by its code or its name.
  func passes(_ value: DimensionValue) -> Bool {
    let known = [value.code, value.name].filter { !$0.isEmpty }
    return filter.matches(values: known.isEmpty ? [""] : known)
  }
}
