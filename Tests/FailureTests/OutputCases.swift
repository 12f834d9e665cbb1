import ExtractReading
import Glibc
import Outputs
import Rows

@testable import liuyu

enum OutputCase: ErrorCase {
  case cannotCreate, cannotReplace, cannotLock, notALock, writeFailed, outOfMemory, notMade

  init(_ error: OutputError) {
    self =
      switch error.kind {
      case .cannotCreate: .cannotCreate
      case .cannotReplace: .cannotReplace
      case .cannotLock: .cannotLock
      case .notALock: .notALock
      case .writeFailed: .writeFailed
      case .outOfMemory: .outOfMemory
      case .notMade: .notMade
      }
  }

  var row: Row<OutputError> {
    switch self {
    case .cannotCreate: of(.cannotCreate(errno: ENOENT), .cannotCreate, "create the folder first")
    case .cannotReplace: of(.cannotReplace(errno: EPERM, replaced: []), .cannotCreate, "sticky bit")
    case .cannotLock: of(.cannotLock(errno: ENOLCK), .cannotCreate, "has no locks")
    case .notALock: of(.notALock("out/.r.json.lock"), .cannotCreate, "out/.r.json.lock is no lock file")
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
    case .held: Row(.held(path: "r.json", by: nil), .locked, "wait until it has ended")
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
