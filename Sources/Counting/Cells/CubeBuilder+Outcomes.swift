import Buffers
import Outcomes

extension CubeBuilder {
  /// The cell of a combination of values, one of each dimension, and an input; new or not.
  package mutating func cell(of values: [DimensionValue], input: Int) -> Int {
    cell(values.enumerated().map { number(of: $1, inDimension: $0) }, input: UInt32(input))
  }

  /// Adds people of one outcome, as if each was counted.
  ///
  /// - Precondition: the outcome is possible.
  package mutating func add(_ people: Int, of outcome: Outcome, toCell cell: Int) {
    precondition(outcome.isPossible)
    var one = Growing<UInt32>()
    one.fill(to: CellCounts.count, with: 0)
    CellCounter(one.lent).add(outcome, toCell: 0)
    for index in CellCounts.all where one[index] > 0 {
      add(people * Int(one[index]), toCell: cell, at: index)
    }
    if outcome.isEmployed { add(people, at: outcome.whereabouts, toCell: cell) }
  }
}
