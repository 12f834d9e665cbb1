import Pages

@testable import liuyu

enum ReportFileCase: ErrorCase {
  case notAReport, otherVersion, damaged

  init(_ error: ReportFileError) {
    self =
      switch error {
      case .notAReport: .notAReport
      case .otherVersion: .otherVersion
      case .damaged: .damaged
      }
  }

  var row: Row<ReportFileError> {
    switch self {
    case .notAReport: Row(.notAReport(path: "r.json"), .badData, "write one with `liuyu run")
    case .otherVersion:
      Row(.otherVersion(path: "r.json", version: "9.0", known: "1.1"), .badData, "write it anew")
    case .damaged:
      Row(.damaged(path: "r.json", place: ".groups[3].by", fault: "is missing"), .badData, "write it anew")
    }
  }
}
