import Outcomes

/// How the counts of one cell lie side by side.
///
/// Everything in a report follows from these, under every methodology; all are people, and all add up over cells.
package enum CellCounts {
  /// Graduates by what became of them: `Tally.byCategory`.
  package static let categories = 0..<8
  /// Those of the categories that are employed.
  package static let employed = 0..<3
  /// The employed by where they work: `Tally.byZone`.
  package static let zones = 8..<18
  /// The employed by what located them, last those whom nothing located: `Tally.byEvidence`.
  package static let evidence = 18..<23
  /// Graduates whose record contradicts itself, by `Conflict`.
  package static let conflicts = 23..<30
  /// Graduates whose record has no ID.
  package static let withoutID = 30
  package static let count = 31
}

extension Tally {
  /// - Parameter counts: those of a cell or of a sum of cells, at least up to `CellCounts.evidence`.
  package init(cell counts: some RandomAccessCollection<Int>) {
    self.init()
    func part(_ indices: Range<Int>) -> [Int] {
      Array(counts.dropFirst(indices.lowerBound).prefix(indices.count))
    }
    byCategory = part(CellCounts.categories)
    byZone = part(CellCounts.zones)
    byEvidence = part(CellCounts.evidence)
  }
}
