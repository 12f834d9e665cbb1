import Counting
import Cubes
import Reports

extension Job {
  /// What contradictions would change, where that is what the extracts are read for.
  ///
  /// - Throws: `unbalanced` where others were found than counted.
  func contradictions(
    _ result: Fold.Result, _ tabulation: Tabulation, _ report: Report
  ) throws(JobError) -> [Contradictions] {
    guard purpose.weighsContradictions else { return [] }
    let contradictions = tabulation.contradictions(result.contradictions, on: inquiry)
    let counts = contradictions.map { ($0.found.kind, $0.found.count) }
    guard Dictionary(counts, uniquingKeysWith: +) == report.totals.conflicts else {
      throw .unbalanced("the contradictions that were listed are not those that were counted")
    }
    return contradictions
  }
}
