package import ExtractReading

/// Which records of one input were refused for one reason.
package struct RejectCount: Sendable {
  /// The input's number among those of the report.
  package let input: Int
  package let reason: RejectReason
  package let count: Int
  /// The first three, 1-based.
  package let lines: [Int]
  /// Those of them that have the fields of the header where they are cut at another delimiter; most often met first.
  package let cutElsewhere: [CutElsewhere]

  package struct CutElsewhere: Sendable {
    package let delimiter: Delimiter
    package let count: Int
    /// The first three, 1-based.
    package let lines: [Int]
  }
}

extension RejectLog {
  /// By input, then in the order of the reasons.
  package var rejectCounts: [RejectCount] {
    entries.enumerated().flatMap { input, entries in
      RejectReason.allCases.compactMap { reason in
        entries[reason].map { entry in
          RejectCount(
            input: input, reason: reason, count: entry.count, lines: entry.lines,
            cutElsewhere: entry.cutElsewhere.map {
              RejectCount.CutElsewhere(delimiter: $0.key, count: $0.value.count, lines: $0.value.lines)
            }.sorted { ($1.count, $0.delimiter.byte) < ($0.count, $1.delimiter.byte) })
        }
      }
    }
  }
}
