import Outcomes

/// The one data structure behind every answer: for each combination of values, what was counted.
///
/// What merging workers gives, what `--cube` saves, what `merge` adds up and what a report rolls up are all this.
/// Which input a graduate's record stood in is part of a cell's key, so that the accounts of each input follow from
/// the same counts as the groups.
///
/// **Invariants.** See `checkInvariants`.
struct Cube: Sendable {
  /// The dimensions of a cell's values, in order.
  let dimensions: [String]
  /// The distinct values of each dimension.
  var values: [[DimensionValue]]
  /// By cell and dimension, the place of its value.
  var keys: [UInt32] = []
  /// By cell, the place of its input.
  var inputs: [UInt32] = []
  /// By cell: see `CellCounts`.
  var counts: [Int] = []
  /// Where the employed work; empty unless that was asked for.
  var flows: [CellFlow] = []

  init(dimensions: [String], values: [[DimensionValue]]) {
    self.dimensions = dimensions
    self.values = values
  }

  /// The employed of one cell in one place.
  struct CellFlow: Hashable, Sendable {
    var cell: UInt32
    var whereabouts: Whereabouts
    var employed: Int
  }

  var cellCount: Int { inputs.count }

  func graduates(ofCell cell: Int) -> Int {
    CellCounts.categories.reduce(0) { $0 + counts[cell * CellCounts.count + $1] }
  }

  /// What all cells that are `passing` hold together.
  func sum(where passing: (Int) -> Bool = { _ in true }) -> [Int] {
    var sum = [Int](repeating: 0, count: CellCounts.count)
    for cell in 0..<cellCount where passing(cell) {
      for index in 0..<CellCounts.count { sum[index] += counts[cell * CellCounts.count + index] }
    }
    return sum
  }

  /// By cell, whether all filters let its graduates pass.
  ///
  /// - Precondition: the dimensions of the filters are dimensions of the cube.
  func passing(_ filters: [Filter]) -> [Bool] {
    var passing = [Bool](repeating: true, count: cellCount)
    for filter in filters {
      let dimension = dimensions.firstIndex(of: filter.dimension)!
      let passes = values[dimension].map { filter.passes($0) }
      for cell in passing.indices where !passes[Int(keys[cell * dimensions.count + dimension])] {
        passing[cell] = false
      }
    }
    return passing
  }
}

extension Filter {
  /// An institution or a program is known by its code and its name.
  func passes(_ value: DimensionValue) -> Bool { matches(values: value.knownAs) }
}

extension DimensionValue {
  var knownAs: [String] {
    let known = [code, name].filter { !$0.isEmpty }
    return known.isEmpty ? [""] : known
  }
}
