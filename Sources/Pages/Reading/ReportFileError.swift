/// Why a file is no report that a page can be made of.
package enum ReportFileError: Error, Equatable, Sendable {
  /// No JSON, or none that `run` writes.
  case notAReport(path: String)
  case otherVersion(path: String, version: String, known: String)
  /// What it says is not what a report says, or contradicts itself.
  case damaged(path: String, place: String, fault: String)
  /// Its small numbers are hidden already, and what is gone cannot be judged anew.
  case otherThreshold(path: String, threshold: Int, asked: Int)
}

extension ReportFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAReport(let path):
      "\(path): this is no report; write one with `liuyu run PIPELINE.yaml --format json --output FILE`"
    case .otherVersion(let path, let version, let known):
      "\(path): this report has the schema version \(version), and this liuyu reads \(known); write it anew with "
        + "`liuyu run` or `liuyu query`, or use the version that wrote it"
    case .otherThreshold(let path, let threshold, let asked):
      "\(path): this report hides small numbers with the threshold \(threshold) already, not \(asked); leave --disclosure out, or "
        + "write it anew with `liuyu run` or `liuyu query`"
    case .damaged(let path, let place, let fault):
      "\(path): this report is damaged: `\(place)` \(fault); write it anew with `liuyu run` or `liuyu query`"
    }
  }

  package var path: String {
    switch self {
    case .notAReport(let path), .otherVersion(let path, _, _), .damaged(let path, _, _),
      .otherThreshold(let path, _, _):
      path
    }
  }
}
