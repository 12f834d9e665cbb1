import Pages

@testable import liuyu

enum ReportFileCase: ErrorCase {
  case notAReport, otherVersion, damaged, otherThreshold

  init(_ error: ReportFileError) {
    self =
      switch error {
      case .notAReport: .notAReport
      case .otherVersion: .otherVersion
      case .damaged: .damaged
      case .otherThreshold: .otherThreshold
      }
  }

  var row: Row<ReportFileError> {
    switch self {
    case .notAReport: Row(.notAReport(path: "r.json"), .badData, "write one with `liuyu run")
    case .otherVersion:
      Row(.otherVersion(path: "r.json", version: "9.0", known: "1.1"), .badData, "write it anew")
    case .otherThreshold:
      Row(.otherThreshold(path: "r.json", threshold: 5, asked: 10), .badData, "leave --disclosure out")
    case .damaged:
      Row(.damaged(path: "r.json", place: ".groups[3].by", fault: "is missing"), .badData, "write it anew")
    }
  }
}
