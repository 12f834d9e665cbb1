/// What is wrong with the form of a record: all that can be known without knowing what its fields mean.
public enum FormFault: Equatable, Sendable {
  /// A quote where strict CSV allows none; `at` is its 1-based byte in the record.
  case strayQuote(at: Int)
  /// A quote opens in the record's first line and is still open where the extract ends.
  case quoteNeverCloses
  /// A quote opens in the record's first line, and so many lines further on one stands where none may.
  case quoteClosesLater(lines: Int)
  /// More or fewer fields than the header has.
  case fieldCount(found: Int, expected: Int)
  /// The same, where a quote that opens in the record's first line joins it with the next.
  case fieldsJoinedByQuote(found: Int, expected: Int)
  /// More than `limit` bytes.
  case tooLong(limit: Int)

  /// The faults by what is to be mended.
  public enum Kind: Equatable, Sendable {
    case quoting, fieldCount, tooLong
  }

  public var kind: Kind {
    switch self {
    case .strayQuote, .quoteNeverCloses, .quoteClosesLater: .quoting
    case .fieldCount, .fieldsJoinedByQuote: .fieldCount
    case .tooLong: .tooLong
    }
  }
}

extension FormFault {
  /// Strict CSV forbids what stands behind these bytes of a record, or that it ends behind them where a quote `isOpen`.
  init(quotingBehind bytes: UnsafeBufferPointer<UInt8>, isOpen: Bool) {
    let lines = unsafe countLines(bytes)
    self =
      if isOpen { .quoteNeverCloses } else if lines > 0 { .quoteClosesLater(lines: lines) } else {
        .strayQuote(at: bytes.count + 1)
      }
  }
}
