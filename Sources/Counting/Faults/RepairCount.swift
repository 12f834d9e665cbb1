/// How many values of one input needed one repair, and where the first ones stand.
package struct RepairCount: Sendable {
  /// The input's number among those of the report.
  package let input: Int
  package let repair: Repair
  package let count: Int
  /// The first three, 1-based; none unless they were asked for.
  package let lines: [Int]
}

extension RejectLog {
  /// By input, then in the order of the repairs.
  package func repairs(_ ledger: Ledger) -> [RepairCount] {
    noted.indices.flatMap { input in
      let counts = ledger.repairs(ofExtract: input)
      return Repair.allCases.compactMap { repair in
        counts[repair].map {
          RepairCount(input: input, repair: repair, count: $0, lines: noted[input][.repair(repair)])
        }
      }
    }
  }
}
