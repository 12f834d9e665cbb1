import Counting
import Pipelines
package import Cubes
package import Rendering
package import Reports

extension Job {
  /// The result of everything that was counted.
  ///
  /// - Parameter findings: what `check` tells beside the report.
  /// - Throws: why it is not to be reported; `unbalanced` and `excess` where there is none.
  package func result(
    of account: JobAccount, findings: (Tabulation, Report) throws(JobError) -> Findings
  ) throws(JobError) -> JobResult {
    let tabulation = Tabulation(
      cube: account.cube, provenance: provenance(account.inputs, equal: account.equal))
    do throws(CubeDamage) {
      try tabulation.requireBalance()
      try tabulation.requireEmployed()
    } catch {
      throw .unbalanced("\(error)")
    }
    let report: Report
    do throws(Excess) { report = try tabulation.report(on: inquiry, most: mostDistinct) } catch {
      throw .excess(error)
    }
    let result = JobResult(
      tabulation: tabulation, report: report, firstRejects: account.firstRejects,
      cutElsewhere: account.cutElsewhere, findings: try findings(tabulation, report),
      paths: account.inputs.map(\.path))
    try requireGood(result, account)
    return result
  }

  /// That the extracts are what the pipeline says, and good enough.
  private func requireGood(_ result: JobResult, _ account: JobAccount) throws(JobError) {
    if let moved = account.movedHeader {
      throw .movedHeader(result, moved, path: account.inputs[moved.extract].path)
    }
    for (number, source) in pipeline.sources.enumerated() {
      guard let mismatch = account.comparisons[number]?.mismatch(declared: source.destinationScheme)
      else { continue }
      throw .wrongScheme(result, mismatch, pipeline: pipeline.path, line: source.line)
    }
    try requireToldApart(account.equal, account.inputs, result)
    let control = result.report.totals.control
    if Double(control.rejected) > maxRejectRate * Double(control.records) {
      throw .tooManyRejects(result, allowed: maxRejectRate)
    }
    if isStrict, !result.report.warnings.isEmpty { throw .warned(result) }
  }
}
