import Buffers

/// Graduates by cell and outcome: how many there are of each.
package final class WeightedOutcomes {
  /// So many graduates of a cell have one outcome.
  package struct Entry: Sendable {
    package let cell: UInt32
    /// See `Outcome`.
    package let outcome: UInt32
    package let people: Int
  }

  private let pairs = PairTable()
  private var people = Growing<Int>()

  package init() {}

  func add(_ outcome: Outcome, toCell cell: UInt32) {
    let number = Int(pairs.number(of: cell, outcome.bits))
    if number == people.count { people.append(0) }
    people[number] += 1
  }

  /// In the order in which they were met.
  package var entries: [Entry] {
    pairs.pairs.enumerated().map { Entry(cell: $1.0, outcome: $1.1, people: people[$0]) }
  }
}
