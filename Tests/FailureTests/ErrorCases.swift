import Cubes
import ExtractGeneration
import ExtractReading
import Glibc
import Outputs
import Pipelines
import Rows

@testable import liuyu
@testable import Cubes

enum ExtractCase: ErrorCase {
  case cannotOpen, cannotRead, shrank, changed, cannotSpool, unknownEncoding, foreign, noHeader,
    malformedHeader,
    corrupt

  init(_ error: ExtractError) {
    self =
      switch error.kind {
      case .cannotOpen: .cannotOpen
      case .cannotRead: .cannotRead
      case .shrank: .shrank
      case .changed: .changed
      case .cannotSpool: .cannotSpool
      case .unknownEncoding: .unknownEncoding
      case .foreign: .foreign
      case .noHeader: .noHeader
      case .malformedHeader: .malformedHeader
      case .corrupt: .corrupt
      }
  }

  var row: Row<ExtractError> {
    switch self {
    case .cannotOpen: of(.cannotOpen(errno: EACCES), .noInput, "check the path and the permissions")
    case .cannotRead: of(.cannotRead(errno: EIO, byte: 7), .ioFailed, "check the disk")
    case .shrank: of(.shrank(byte: 7), .ioFailed, "run again when it is complete")
    case .changed: of(.changed, .ioFailed, "run again when nobody writes to it")
    case .cannotSpool: of(.cannotSpool(errno: ENOSPC, folder: "/tmp"), .ioFailed, "set TMPDIR")
    case .foreign: of(.foreign(.workbook), .noInput, "Excel workbook")
    case .unknownEncoding: of(.unknownEncoding("klingon"), .ioFailed, "iconv -l")
    case .noHeader: of(.noHeader(row: 3), .noInput, "check `header_row`")
    case .malformedHeader: of(.malformedHeader(row: 1, .strayQuote(at: 3)), .badData, "mend it")
    case .corrupt: of(.corrupt(format: "gzip", detail: "CRC", byte: 7), .ioFailed, "get the file anew")
    }
  }

  private func of(_ kind: ExtractError.Kind, _ status: ExitStatus, _ advice: String) -> Row<ExtractError> {
    Row(ExtractError(kind, path: "a.csv"), status, advice)
  }
}

enum OutputCase: ErrorCase {
  case cannotCreate, writeFailed, outOfMemory, notMade

  init(_ error: OutputError) {
    self =
      switch error.kind {
      case .cannotCreate: .cannotCreate
      case .writeFailed: .writeFailed
      case .outOfMemory: .outOfMemory
      case .notMade: .notMade
      }
  }

  var row: Row<OutputError> {
    switch self {
    case .cannotCreate: of(.cannotCreate(errno: ENOENT), .cannotCreate, "create the folder first")
    case .writeFailed: of(.writeFailed(errno: ENOSPC), .ioFailed, "make room and run again")
    case .outOfMemory: of(.outOfMemory, .ioFailed, "count fewer dimensions or extracts")
    case .notMade: of(.notMade("UNIQUE constraint failed"), .brokenInvariant, "please report it")
    }
  }

  private func of(_ kind: OutputError.Kind, _ status: ExitStatus, _ advice: String) -> Row<OutputError> {
    Row(OutputError(kind, path: "out/r.json"), status, advice)
  }
}

enum LockCase: ErrorCase {
  case held, cannotLock

  init(_ error: LockError) {
    self =
      switch error {
      case .held: .held
      case .cannotLock: .cannotLock
      }
  }

  var row: Row<LockError> {
    switch self {
    case .held: Row(.held(path: "r.json"), .locked, "wait until it has ended")
    case .cannotLock:
      Row(
        .cannotLock(OutputError(.cannotCreate(errno: EACCES), path: "r.json")), .cannotCreate,
        "the folder must be writable")
    }
  }
}

enum RowsCase: ErrorCase {
  case extract, output

  init(_ error: RowsError) {
    self =
      switch error {
      case .extract: .extract
      case .output: .output
      }
  }

  var row: Row<RowsError> {
    switch self {
    case .extract: Row(.extract(ExtractError(.changed, path: "a.csv")), .ioFailed, "run again")
    case .output: Row(.output(OutputError(.writeFailed(errno: EPIPE), path: "-")), .ioFailed, "has gone")
    }
  }
}

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

enum FilterCase: ErrorCase {
  case noEqualsSign, unknownDimension, emptyValue, badYear

  init(_ error: FilterError) {
    self =
      switch error {
      case .noEqualsSign: .noEqualsSign
      case .unknownDimension: .unknownDimension
      case .emptyValue: .emptyValue
      case .badYear: .badYear
      }
  }

  var row: Row<FilterError> {
    switch self {
    case .noEqualsSign: Row(.noEqualsSign("year"), .usage, "write DIM=VALUE")
    case .unknownDimension:
      Row(.unknownDimension("yaer", nearest: "year", known: ["year"]), .usage, "year")
    case .emptyValue: Row(.emptyValue("year="), .usage, "write one")
    case .badYear: Row(.badYear("25", "year=25"), .usage, "write 2025")
    }
  }
}

enum GroupingCase: ErrorCase {
  case unknown, repeated

  init(_ error: GroupingError) {
    self =
      switch error {
      case .unknown: .unknown
      case .repeated: .repeated
      }
  }

  var row: Row<GroupingError> {
    switch self {
    case .unknown: Row(.unknown("yaer", nearest: "year", known: ["year"]), .usage, "did you mean `year`?")
    case .repeated: Row(.repeated("year"), .usage, "write each dimension once")
    }
  }
}

enum SettingCase: ErrorCase {
  case noEqualsSign, unknownKey, badChoice, badShare

  init(_ error: SettingError) {
    self =
      switch error {
      case .noEqualsSign: .noEqualsSign
      case .unknownKey: .unknownKey
      case .badChoice: .badChoice
      case .badShare: .badShare
      }
  }

  var row: Row<SettingError> {
    switch self {
    case .noEqualsSign: Row(.noEqualsSign("circle"), .usage, "write KEY=VALUE")
    case .unknownKey: Row(.unknownKey("cricle", nearest: "circle", allowed: ["circle"]), .usage, "`circle`")
    case .badChoice:
      Row(.badChoice(key: "circle", value: "square", nearest: nil, allowed: ["strict"]), .usage, "strict")
    case .badShare: Row(.badShare(key: "employment", value: "90"), .usage, "write a fraction from 0 to 1")
    }
  }
}

enum GenerationCase: ErrorCase {
  case widthUnknown, outOfRange, encodingUnavailable

  init(_ error: GenerationError) {
    self =
      switch error {
      case .widthUnknown: .widthUnknown
      case .outOfRange: .outOfRange
      case .encodingUnavailable: .encodingUnavailable
      }
  }

  var row: Row<GenerationError> {
    switch self {
    case .widthUnknown: Row(.widthUnknown(.nationalUpload, width: 7, widths: [50]), .usage, "has 50 columns")
    case .outOfRange:
      Row(.outOfRange(option: "dirty", value: "7", allowed: "0 to 1"), .usage, "expected 0 to 1")
    case .encodingUnavailable: Row(.encodingUnavailable("gb18030"), .ioFailed, "choose another")
    }
  }
}
