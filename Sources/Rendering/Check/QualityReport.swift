package import Counting
import Cubes
package import Outputs
package import Reports

/// What `check` tells: the fate of all records, without any rate but those that contradictions would change, and what
/// there is to do.
package struct QualityReport {
  package enum Format: String, CaseIterable, Sendable {
    case json, table
  }

  let report: Report
  /// Rows that do not count.
  let rejects: [RejectCount]
  let contradictions: [Contradictions]
  /// What there is to do, the most urgent first; then by input.
  let errands: [Errand]

  /// - Parameters:
  ///   - rejects: by input, then in the order of the reasons.
  ///   - repairs: by input, values that were repaired.
  ///   - unreadDates: by input.
  package init(
    _ report: Report, rejects: [RejectCount], repairs: [[Repair: Int]], unreadDates: [UnreadDates],
    contradictions: [Contradictions]
  ) {
    self.report = report
    self.rejects = rejects
    self.contradictions = contradictions
    let isSkipped = { RejectReason.skipped.contains($0) }
    let found =
      rejects.map { reject in
        Errand(
          topic: isSkipped(reject.reason) ? .skipped(reject.reason) : .rejected(reject.reason),
          inputs: [reject.input], count: reject.count, lines: reject.lines)
      }
      + unreadDates.map {
        Errand(topic: .unreadDates(column: $0.column), inputs: [$0.input], count: $0.count, lines: $0.lines)
      }
      + report.warnings.map { Errand(topic: .warned($0), inputs: $0.inputs, count: $0.count) }
      + contradictions.map(Errand.init)
      + repairs.enumerated().flatMap { input, counts in
        Repair.allCases.compactMap { repair in
          counts[repair].map { Errand(topic: .repaired(repair), inputs: [input], count: $0) }
        }
      }
    errands = Errand.Urgency.allCases.flatMap { urgency in found.filter { $0.urgency == urgency } }
  }

  package func write(
    _ format: Format, to sink: some ByteSink, table style: TableStyle = TableStyle()
  ) throws(OutputError) {
    switch format {
    case .json: try writeJSON(to: sink)
    case .table: try writeText(to: sink, style)
    }
  }
}
