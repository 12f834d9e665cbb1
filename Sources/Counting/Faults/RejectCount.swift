/// Which records of one input were refused for one reason.
package struct RejectCount: Sendable {
  /// The input's number among those of the report.
  package let input: Int
  package let reason: RejectReason
  package let count: Int
  /// The first three, 1-based.
  package let lines: [Int]
}

extension RejectLog {
  /// By input, then in the order of the reasons.
  package var rejectCounts: [RejectCount] {
    entries.enumerated().flatMap { input, entries in
      RejectReason.allCases.compactMap { reason in
        entries[reason].map { RejectCount(input: input, reason: reason, count: $0.count, lines: $0.lines) }
      }
    }
  }
}
