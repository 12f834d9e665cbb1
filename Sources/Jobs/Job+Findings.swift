import Counting
import Cubes
import Pipelines
import Rendering
import Reports

extension Job {
  /// All that `check` tells beside the report.
  func findings(
    _ extracts: [Extract], _ result: Fold.Result, _ log: RejectLog, _ tabulation: Tabulation,
    _ contradictions: [Contradictions]
  ) -> Findings {
    var findings = Findings(rejects: log.rejectCounts, contradictions: contradictions)
    findings.repairs = log.repairs(result.ledger)
    findings.unreadDates = log.remarked(.unreadDate, in: .updatedAt, of: extracts, result.ledger)
    findings.unreadColumns = log.unreadColumns(of: extracts, result.ledger)
    findings.blankIDs = log.remarked(.blankID, in: .graduateID, of: extracts, result.ledger)
    findings.unknownDestinations = log.unknownDestinations(of: extracts)
    findings.warnings = tabulation.warnings.flatMap { located($0, result, log, tabulation) }
    return findings
  }

  /// A warning and its first lines; one of records for each input by itself.
  private func located(
    _ warning: Warning, _ result: Fold.Result, _ log: RejectLog, _ tabulation: Tabulation
  ) -> [Findings.Located] {
    guard let oddity = Self.oddities.first(where: { $0.0 == warning.kind })?.1 else {
      return tabulation.warningsByInput(warning).map { warning in
        let lines =
          switch warning.kind {
          case .blankProgram: log.lines(of: .blankProgram, inInput: warning.inputs[0])
          case .unresolved: log.lines(of: .unresolved, inInput: warning.inputs[0])
          default: [Int]()
          }
        return Findings.Located(warning, lines: lines)
      }
    }
    return warning.inputs.map { input in
      Findings.Located(
        Warning(warning.kind, count: result.ledger.count(of: oddity, inExtract: input), inputs: [input]),
        lines: result.lines(of: oddity, inExtract: input))
    }
  }
}
