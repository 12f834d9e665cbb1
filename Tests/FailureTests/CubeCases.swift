@testable import Cubes
@testable import liuyu

enum CubeFileCase: ErrorCase {
  case missing, unreadable, notACube, older, newer, damaged

  init(_ error: CubeFileError) {
    self =
      switch error {
      case .missing: .missing
      case .unreadable: .unreadable
      case .notACube: .notACube
      case .older: .older
      case .newer: .newer
      case .damaged: .damaged
      }
  }

  var row: Row<CubeFileError> {
    switch self {
    case .missing: Row(.missing(path: "a.cube"), .noInput, "check the path")
    case .unreadable:
      Row(.unreadable(path: "a.cube", reason: "disk I/O error"), .ioFailed, "check its permissions")
    case .notACube: Row(.notACube(path: "a.cube"), .badData, "write one with `liuyu run")
    case .older: Row(.older(path: "a.cube", version: 1, known: 3), .badData, "count anew")
    case .newer: Row(.newer(path: "a.cube", version: 9, known: 3), .badData, "use that version")
    case .damaged:
      Row(.damaged(path: "a.cube", CubeDamage("is missing", table: "cell")), .badData, "count anew")
    }
  }
}

enum MergeCase: ErrorCase {
  case differ, overlap, tooMany

  init(_ error: MergeError) {
    self =
      switch error {
      case .differ: .differ
      case .overlap: .overlap
      case .tooMany: .tooMany
      }
  }

  var row: Row<MergeError> {
    switch self {
    case .differ:
      Row(
        .differ(what: "targets", first: "a", firstValue: "0.9", second: "b", secondValue: "0.8"), .badData,
        "count one of them anew")
    case .overlap:
      Row(
        .overlap(first: "a", firstInput: "1.csv", second: "b", secondInput: "1.csv"), .badData,
        "leave one of them out")
    case .tooMany: Row(.tooMany(what: "graduates", cubes: ["a", "b"]), .badData, "add up fewer")
    }
  }
}
