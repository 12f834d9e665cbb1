import Buffers
import Outcomes
import Regions

/// How the counts of one cell lie side by side, in the fold as in a cube.
///
/// Everything in a report follows from these, under every methodology; all are people, and all add up over cells.
package enum CellCounts {
  /// Graduates by what became of them: `Tally.byCategory`.
  package static let categories = 0..<Category.allCases.count
  /// Those of the categories that are employed.
  package static let employed = Category.allCases.filter(\.isEmployed).map { Int($0.rawValue) }
  /// The employed by where they work: `Tally.byZone`. Behind them who is not employed is counted, for nobody to read.
  package static let zones = section(after: categories.upperBound, Zone.allCases.count)
  /// The employed by what located them, last those whom nothing located: `Tally.byEvidence`. Behind them as well.
  package static let evidence = section(after: zones.upperBound + 1, Evidence.allCases.count + 1)
  /// Graduates whose record contradicts itself, by `Conflict`.
  package static let conflicts = section(after: evidence.upperBound + 1, Conflict.allCases.count)
  /// The employed of whom a later source says more finely where they work, by `Refinement`.
  package static let refinements = section(after: conflicts.upperBound, Refinement.allCases.count)
  /// The employed whose record names two places that contradict each other, however many conflicts it has.
  package static let contradictory = refinements.upperBound
  /// Graduates whose record has no ID.
  package static let withoutID = contradictory + 1
  /// Counts to a cell.
  package static let count = withoutID + 1

  /// Those of the employed and of all graduates that stand in each cell's row of a cube file.
  package static let inRows = Array(categories) + zones + evidence
  /// Those that most cells have none of.
  package static let remarks = conflicts.lowerBound..<count
  /// All that anybody reads.
  package static let all = inRows + remarks

  private static func section(after lowerBound: Int, _ count: Int) -> Range<Int> {
    lowerBound..<lowerBound + count
  }
}

/// The same for the loop that counts each graduate: in registers, where a static property would cost a call.
struct CellCounter<Count: FixedWidthInteger & BitwiseCopyable> {
  private let counts: LentValues<Count>
  private let zones = CellCounts.zones.lowerBound
  private let evidence = CellCounts.evidence.lowerBound
  private let stride = CellCounts.count

  /// - Parameter counts: `CellCounts.count` to a cell.
  init(_ counts: LentValues<Count>) { self.counts = counts }

  /// Counts one graduate, or more of one outcome.
  @inline(__always)
  func add(_ outcome: Outcome, toCell cell: Int, people: Count = 1) {
    let first = cell &* stride
    counts[first &+ outcome.categoryIndex] &+= people
    counts[first &+ zones &+ outcome.zoneIndex] &+= people
    counts[first &+ evidence &+ outcome.evidenceIndex] &+= people
    if outcome.isRemarkable { addRemarks(outcome, first, people) }
  }

  private func addRemarks(_ outcome: Outcome, _ first: Int, _ people: Count) {
    let (conflicts, refinements) = outcome.pairs
    for kind in 0..<CellCounts.conflicts.count where conflicts >> UInt32(kind) & 1 == 1 {
      counts[first + CellCounts.conflicts.lowerBound + kind] &+= people
    }
    for kind in 0..<CellCounts.refinements.count where refinements >> UInt32(kind) & 1 == 1 {
      counts[first + CellCounts.refinements.lowerBound + kind] &+= people
    }
    if conflicts & Conflict.ofPlaces != 0 { counts[first + CellCounts.contradictory] &+= people }
    if outcome.isWithoutID { counts[first + CellCounts.withoutID] &+= people }
  }
}

extension Tally {
  /// - Parameter counts: those of a cell or of a sum of cells, at least up to `CellCounts.evidence`.
  package init(cell counts: ArraySlice<Int>) {
    self.init()
    func part(_ indices: Range<Int>) -> [Int] {
      Array(counts.dropFirst(indices.lowerBound).prefix(indices.count))
    }
    byCategory = part(CellCounts.categories)
    byZone = part(CellCounts.zones)
    byEvidence = part(CellCounts.evidence)
  }
}
