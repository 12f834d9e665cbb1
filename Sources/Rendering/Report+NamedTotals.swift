import Counting
package import Reports

/// The accounts under their names, in the order of the names.
extension Report.Totals {
  package typealias Named = [(name: String, count: Int)]
  /// `nil` where the people are too few to be told of.
  package typealias NamedPeople = [(name: String, count: Int?)]

  package var namedRejects: Named { Self.named(rejectedByReason, \.rawValue) }
  /// All kinds, also those that did not occur, in their own order.
  package var namedSkipped: Named { RejectReason.skipped.map { ($0.rawValue, skipped[$0] ?? 0) } }
  package var namedRepairs: Named { Self.named(repairs, \.name) }
  package var namedConflicts: NamedPeople { people(Self.named(conflicts, \.name)) }
  package var namedRefinements: NamedPeople { people(Self.named(refined, \.name)) }

  private func people(_ counts: Named) -> NamedPeople { counts.map { ($0.name, told($0.count)) } }

  private static func named<Kind>(_ counts: [Kind: Int], _ name: (Kind) -> String) -> Named {
    counts.map { (name: name($0.key), count: $0.value) }.sorted { $0.name < $1.name }
  }
}
