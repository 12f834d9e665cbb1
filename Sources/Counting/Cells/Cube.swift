import Outcomes
package import Pipelines

/// The one data structure behind every answer: for each combination of values, what was counted.
///
/// What merging workers gives, what `--cube` saves, what `merge` adds up and what a report rolls up are all this.
/// Which input a graduate's record stood in is part of a cell's key, so that the accounts of each input follow from
/// the same counts as the groups.
///
/// **Invariants.** See `checkInvariants`.
package struct Cube: Sendable {
  /// The dimensions of a cell's values, in order.
  package let dimensions: [Dimension]
  /// The distinct values of each dimension.
  package var values: [[DimensionValue]]
  /// By cell and dimension, the index of its value.
  package var keys: [UInt32] = []
  /// By cell, the index of its input.
  package var inputs: [UInt32] = []
  /// By cell: see `CellCounts`.
  package var counts: [Int] = []
  /// Where the employed work; empty unless that was asked for.
  package var flows: [CellFlow] = []

  package init(dimensions: [Dimension], values: [[DimensionValue]]) {
    self.dimensions = dimensions
    self.values = values
  }

  /// The employed of one cell in one place.
  package struct CellFlow: Hashable, Sendable {
    package var cell: UInt32
    package var whereabouts: Whereabouts
    package var employed: Int

    package init(cell: UInt32, whereabouts: Whereabouts, employed: Int) {
      self.cell = cell
      self.whereabouts = whereabouts
      self.employed = employed
    }
  }

  package var cellCount: Int { inputs.count }

  /// The index of a dimension among those of the cube.
  ///
  /// - Precondition: it is one of them.
  package func index(of dimension: Dimension) -> Int {
    guard let index = dimensions.firstIndex(of: dimension) else {
      preconditionFailure("the cube does not have the dimension \(dimension.name)")
    }
    return index
  }

  package func graduates(ofCell cell: Int) -> Int {
    CellCounts.categories.reduce(0) { $0 + counts[cell * CellCounts.count + $1] }
  }

  /// What all cells that are `passing` hold together.
  package func sum(where passing: (Int) -> Bool = { _ in true }) -> [Int] {
    var sum = [Int](repeating: 0, count: CellCounts.count)
    for cell in 0..<cellCount where passing(cell) {
      for index in 0..<CellCounts.count { sum[index] += counts[cell * CellCounts.count + index] }
    }
    return sum
  }

  /// By input, what its cells hold together; of a cube that is yet to be balanced perhaps more than there are numbers: it wraps.
  package func sumsByInput(of count: Int) -> [[Int]] {
    var sums = [[Int]](repeating: [Int](repeating: 0, count: CellCounts.count), count: count)
    for (cell, input) in inputs.enumerated() {
      for index in 0..<CellCounts.count {
        sums[Int(input)][index] &+= counts[cell * CellCounts.count + index]
      }
    }
    return sums
  }

  /// By cell, whether all filters let its graduates pass.
  ///
  /// - Precondition: the dimensions of the filters are dimensions of the cube.
  package func passing(_ filters: [Filter]) -> [Bool] {
    var passing = [Bool](repeating: true, count: cellCount)
    for (index, dimension) in dimensions.enumerated()
    where filters.contains(where: { $0.dimension == dimension }) {
      let passes = values[index].map { filters.pass($0, of: dimension) }
      for cell in passing.indices where !passes[Int(keys[cell * dimensions.count + index])] {
        passing[cell] = false
      }
    }
    return passing
  }
}

extension [Filter] {
  /// Whether all filters on a dimension let a value of it pass.
  package func pass(_ value: DimensionValue, of dimension: Dimension) -> Bool {
    allSatisfy { $0.dimension != dimension || $0.passes(value) }
  }
}

extension Filter {
  /// An institution or a program is known by its code and its name.
  package func passes(_ value: DimensionValue) -> Bool { matches(values: value.knownAs) }
}

extension DimensionValue {
  package var knownAs: [String] {
    let known = [code, name].filter { !$0.isEmpty }
    return known.isEmpty ? [""] : known
  }
}
