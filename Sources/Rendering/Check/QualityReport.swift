import Counting
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

  package init(_ report: Report, _ findings: Findings) {
    self.report = report
    rejects = findings.rejects
    contradictions = findings.contradictions
    let found =
      findings.rejects.map { reject in Errand(reject, findings.unknownDestinations) }
      + findings.unreadDates.map {
        Errand(topic: .unreadDates($0), inputs: [$0.input], count: $0.count, lines: $0.lines)
      }
      + findings.unreadColumns.map {
        Errand(topic: .unreadColumn($0), inputs: [$0.input], count: $0.values, lines: $0.lines)
      }
      + findings.blankIDs.map {
        Errand(topic: .blankIDs($0), inputs: [$0.input], count: $0.count, lines: $0.lines)
      }
      + findings.warnings.map {
        Errand(
          topic: .warned($0.warning), inputs: $0.warning.inputs, count: $0.warning.count, lines: $0.lines)
      }
      + findings.contradictions.map(Errand.init)
      + findings.repairs.map {
        Errand(topic: .repaired($0.repair), inputs: [$0.input], count: $0.count, lines: $0.lines)
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
