/// The fate of the records of one input, or of all.
///
/// `records = accepted + filtered + duplicates + rejected`, always.
package struct ControlTotals: Hashable, Sendable {
  package var records = 0
  package var accepted = 0
  package var filtered = 0
  package var duplicates = 0
  package var rejected = 0

  package init() {}

  package var isBalanced: Bool { records == accepted + filtered + duplicates + rejected }

  package static func += (sum: inout Self, other: Self) {
    sum.records += other.records
    sum.accepted += other.accepted
    sum.filtered += other.filtered
    sum.duplicates += other.duplicates
    sum.rejected += other.rejected
  }
}
