import Buffers

extension CubeBuilder {
  /// The cell of a combination of values, one of each dimension, and an input; new or not.
  package mutating func cell(of values: [DimensionValue], input: Int) -> Int {
    cell(values.enumerated().map { number(of: $1, inDimension: $0) }, input: UInt32(input))
  }

  /// Adds people by cell and outcome, as if each was counted.
  ///
  /// - Parameter each: hands over one cell, outcome and number of people after the other.
  /// - Precondition: the outcomes are possible, and the cells are those of this builder.
  package mutating func add(
    _ each: (_ take: (_ cell: Int, _ outcome: Outcome, _ people: Int) -> Void) -> Void
  ) {
    let cellCount = cellCount
    var counts = Growing<Int>(capacity: cellCount * CellCounts.count)
    counts.fill(to: cellCount * CellCounts.count, with: 0)
    let counter = CellCounter(counts.lent)
    each { cell, outcome, people in
      assert(cell < cellCount && outcome.isPossible)
      counter.add(outcome, toCell: cell, people: people)
      if outcome.isEmployed { add(people, at: outcome.whereabouts, toCell: cell) }
    }
    for cell in 0..<cellCount {
      for index in CellCounts.all { add(counts[cell * CellCounts.count + index], toCell: cell, at: index) }
    }
  }
}
