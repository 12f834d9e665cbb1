import ExtractReading
import Glibc

@testable import liuyu

enum ExtractCase: ErrorCase {
  case cannotOpen, cannotRead, cannotFetch, shrank, changed, cutInside, cannotSpool, unknownEncoding, foreign,
    noHeader,
    malformedHeader, blankRows,
    corrupt, expands

  init(_ error: ExtractError) {
    self =
      switch error.kind {
      case .cannotOpen: .cannotOpen
      case .cannotRead: .cannotRead
      case .cannotFetch: .cannotFetch
      case .shrank: .shrank
      case .changed: .changed
      case .cutInside: .cutInside
      case .cannotSpool: .cannotSpool
      case .unknownEncoding: .unknownEncoding
      case .foreign: .foreign
      case .noHeader: .noHeader
      case .malformedHeader: .malformedHeader
      case .blankRows: .blankRows
      case .corrupt: .corrupt
      case .expands: .expands
      }
  }

  var row: Row<ExtractError> {
    switch self {
    case .cannotOpen: of(.cannotOpen(errno: EACCES), .noInput, "check the path and the permissions")
    case .cannotRead: of(.cannotRead(errno: EIO, byte: 7), .ioFailed, "check the disk")
    case .cannotFetch: of(.cannotFetch(detail: "timeout", byte: 7), .ioFailed, "check the network")
    case .shrank: of(.shrank(byte: 7), .ioFailed, "run again when it is complete")
    case .changed: of(.changed, .ioFailed, "run again when nobody writes to it")
    case .cutInside: of(.cutInside(byte: 7), .badData, "liuyu split")
    case .cannotSpool: of(.cannotSpool(errno: ENOSPC, folder: "/tmp"), .ioFailed, "set TMPDIR")
    case .foreign: of(.foreign(.workbook), .noInput, "Excel workbook")
    case .unknownEncoding: of(.unknownEncoding("klingon"), .ioFailed, "iconv -l")
    case .noHeader: of(.noHeader(row: 3), .noInput, "check `header_row`")
    case .malformedHeader: of(.malformedHeader(row: 1, .strayQuote(at: 3)), .badData, "mend it")
    case .blankRows: of(.blankRows(row: 1, limit: 64 << 10), .badData, "delete them")
    case .expands: of(.expands(ratio: 200, byte: 1 << 28), .ioFailed, "--max-expansion")
    case .corrupt: of(.corrupt(format: "gzip", detail: "CRC", byte: 7), .ioFailed, "get the file anew")
    }
  }

  private func of(_ kind: ExtractError.Kind, _ status: ExitStatus, _ advice: String) -> Row<ExtractError> {
    Row(ExtractError(kind, path: "a.csv"), status, advice)
  }
}
