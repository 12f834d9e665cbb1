import Outcomes

/// How the counts of one cell lie side by side.
///
/// Everything in a report follows from these, under every methodology; all are people, and all add up over cells.
enum CellCounts {
  /// Graduates by what became of them: `Tally.byCategory`.
  static let categories = 0..<8
  /// Those of the categories that are employed.
  static let employed = 0..<3
  /// The employed by where they work: `Tally.byZone`.
  static let zones = 8..<18
  /// The employed by what located them, last those whom nothing located: `Tally.byEvidence`.
  static let evidence = 18..<23
  /// Graduates whose record contradicts itself, by `Conflict`.
  static let conflicts = 23..<30
  /// Graduates whose record has no ID.
  static let withoutID = 30
  static let count = 31
}

extension Tally {
  /// - Parameter counts: those of a cell, `CellCounts.count` of them.
  init(cell counts: UnsafePointer<Int>) {
    self.init()
    for (place, index) in CellCounts.categories.enumerated() { byCategory[place] = counts[index] }
    for (place, index) in CellCounts.zones.enumerated() { byZone[place] = counts[index] }
    for (place, index) in CellCounts.evidence.enumerated() { byEvidence[place] = counts[index] }
  }
}
