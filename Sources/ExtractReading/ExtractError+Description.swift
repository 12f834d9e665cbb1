import Glibc

extension ExtractError: CustomStringConvertible {
  /// What happened, where, and what to do.
  public var description: String {
    let name = path == "-" ? "standard input" : path
    return switch kind {
    case .cannotOpen(let code) where code == EMFILE || code == ENFILE:
      "\(name): cannot be opened: \(Self.text(code)); raise the limit of open files (`ulimit -n`) and run again"
    case .cannotOpen(let code):
      "\(name): cannot be opened: \(Self.text(code)); check the path and the permissions"
    case .cannotRead(let code, let byte):
      "\(name): reading failed at byte \(byte): \(Self.text(code)); check the disk or the network, and run again"
    case .cannotFetch(let detail, let byte):
      "\(name): cannot be fetched from byte \(byte) on: \(detail); check the network and the store, and run again"
    case .shrank(let byte):
      "\(name): the file became shorter while it was read, at byte \(byte); run again when it is complete"
    case .changed:
      "\(name): the file changed while it was read; run again when nobody writes to it"
    case .cutInside(let byte):
      "\(name): no record starts or ends at byte \(byte), where the range does: it was cut otherwise, or is another file by now; "
        + "run `liuyu split` on it again"
    case .cannotSpool(let code, let folder):
      "\(name): cannot be kept in \(folder) to be read a second time: \(Self.text(code)); "
        + "set TMPDIR to a folder with room for it, or name a file"
    case .unknownEncoding(let encoding):
      "\(name): this system cannot decode \(encoding); name one that `iconv -l` lists"
    case .noHeader(let row):
      row == 1
        ? "\(name):1: the file is empty: no header and no record; get it anew"
        : "\(name):\(row): no header: the file ends before; check `header_row` of the source"
    case .blankRows(let row, let limit):
      "\(name):\(row): over \(limit >> 10) KiB of blank rows stand here, before the header or a row of `skip_rows`: "
        + "delete them, or let `header_row` name the row behind them"
    case .foreign(let file): "\(name): \(file.description(at: path))"
    case .malformedHeader(let row, let fault):
      "\(name):\(row): the header is no valid CSV: \(fault); mend it, or check `header_row` of the source"
    case .corrupt(let format, let detail, let byte):
      "\(name): the \(format) stream is damaged or cut off (\(detail)); \(byte) bytes of text were read; get the file anew"
    case .expands(let ratio, let byte):
      "\(name): the compressed file holds more than \(ratio) times its size (\(byte >> 20) MiB of text so far), as no table "
        + "does: if it is right, allow more by --max-expansion"
    }
  }

  /// Whether there is nothing to read, rather than something that cannot be read to its end.
  public var isNoInput: Bool {
    switch kind {
    case .cannotOpen, .noHeader, .foreign: true
    default: false
    }
  }

  private static func text(_ code: CInt) -> String { unsafe String(cString: strerror(code)) }
}
