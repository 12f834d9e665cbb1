/// An unquoted field `="…"`, the way some systems keep spreadsheets from eating zeros: the one use of quotes that strict
/// CSV refuses and that is read, as it stands.
///
/// It starts with `="`, ends with `"` before a delimiter or a line end (blanks aside), and holds no other quote,
/// delimiter or line end.
enum FormulaField: Equatable {
  /// Offset after the closing quote.
  case ends(at: Int)
  case isNone
  /// The bytes do not say yet.
  case isOpen

  /// - Parameters:
  ///   - quote: offset of the first quote, behind the `=`.
  ///   - isFinal: whether the extract has no byte after `count`.
  init(_ bytes: UnsafePointer<UInt8>, from quote: Int, count: Int, delimiter: UInt8, isFinal: Bool) {
    func endsField(_ byte: UInt8) -> Bool { byte == delimiter || byte.endsLine }
    var end = quote + 1
    while end < count, unsafe bytes[end] != Byte.quote, unsafe !endsField(bytes[end]) { end += 1 }
    guard end < count else {
      self = isFinal ? .isNone : .isOpen
      return
    }
    guard unsafe bytes[end] == Byte.quote else {
      self = .isNone
      return
    }
    end += 1
    var next = end
    while next < count, unsafe bytes[next].isBlank, unsafe !endsField(bytes[next]) { next += 1 }
    if next == count {
      self = isFinal ? .ends(at: end) : .isOpen
    } else {
      self = unsafe endsField(bytes[next]) ? .ends(at: end) : .isNone
    }
  }
}
