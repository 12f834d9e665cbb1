import Counting
import Cubes
import Rendering
import Reports

extension Job {
  /// All that `check` tells beside the report.
  func findings(
    _ extracts: [Extract], _ result: Fold.Result, _ log: RejectLog, _ report: Report,
    _ contradictions: [Contradictions]
  ) -> Findings {
    var findings = Findings(rejects: log.rejectCounts, contradictions: contradictions)
    findings.repairs = log.repairs(result.ledger)
    findings.unreadDates = log.unreadDates(of: extracts, result.ledger)
    findings.unreadColumns = result.ledger.unreadColumns(of: extracts)
    findings.unknownDestinations = log.unknownDestinations(of: extracts)
    findings.warnings = report.warnings.flatMap { located($0, result, log) }
    return findings
  }

  /// A warning and its first lines; one of records that repeat a graduate for each input by itself.
  private func located(_ warning: Warning, _ result: Fold.Result, _ log: RejectLog) -> [Findings.Located] {
    guard let oddity = Self.oddities.first(where: { $0.0 == warning.kind })?.1 else {
      let input = warning.kind == .blankProgram && warning.inputs.count == 1 ? warning.inputs[0] : nil
      return [Findings.Located(warning, lines: input.map(log.blankPrograms) ?? [])]
    }
    return warning.inputs.map { input in
      Findings.Located(
        Warning(warning.kind, count: result.ledger.count(of: oddity, inExtract: input), inputs: [input]),
        lines: result.lines(of: oddity, inExtract: input))
    }
  }
}
