import Counting
import Cubes
import Pipelines
import Reports
import Rows

extension Job {
  /// The rows of what was counted.
  func rows(of extracts: [Extract], _ result: Fold.Result, _ report: Report) -> GraduateRows {
    GraduateRows(
      extracts: extracts, declared: pipeline.dimensions, dimensions: pipeline.allDimensions,
      filters: inquiry.filters, superseded: result.superseded, key: graduateKey, threads: threads,
      rangeSize: rangeSize,
      expected: zip(result.records, report.inputs).map { ($0, $1.control.accepted) })
  }
}
