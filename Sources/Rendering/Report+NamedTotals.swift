import Counting
package import Reports

/// The accounts under their names, in the order of the names.
extension Report.Totals {
  package typealias Named = [(name: String, count: Int)]

  package var namedRejects: Named { Self.named(rejectedByReason, \.rawValue) }
  /// All kinds, also those that did not occur, in their own order.
  package var namedSkipped: Named { RejectReason.skipped.map { ($0.rawValue, skipped[$0] ?? 0) } }
  package var namedRepairs: Named { Self.named(repairs, \.name) }
  package var namedConflicts: Named { Self.named(conflicts, \.name) }
  package var namedRefinements: Named { Self.named(refined, \.name) }

  private static func named<Kind>(_ counts: [Kind: Int], _ name: (Kind) -> String) -> Named {
    counts.map { (name: name($0.key), count: $0.value) }.sorted { $0.name < $1.name }
  }
}
