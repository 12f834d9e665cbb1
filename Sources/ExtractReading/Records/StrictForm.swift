/// Where strict CSV forbids a byte, as libcsv says it, and found without calling it for each byte: an extract may have a
/// stray quote in each of its records.
///
/// Whatever is not surely forbidden is left to libcsv.
struct StrictForm {
  let delimiter: UInt8

  /// The offset of the first byte that libcsv in strict mode refuses of the record that starts at `bytes[0]`; `nil` where
  /// it refuses none, or where that is not known from these bytes.
  ///
  /// From quote to quote: what lies between is looked at only where the record may end in it, and next to the quote.
  ///
  /// - Parameter isFinal: whether the extract has no byte after `count`.
  func forbidden(_ bytes: UnsafePointer<UInt8>, count: Int, isFinal: Bool) -> Int? {
    // Outside quotes, at the start of a field or behind a formula.
    var place = 0
    while true {
      let quote = unsafe offset(of: Byte.quote, in: bytes, from: place, to: count)
      if quote == count { return nil }
      if unsafe firstLineEnd(bytes, from: place, count: quote) < quote { return nil }
      if unsafe startsField(bytes, at: quote, from: place) {
        switch unsafe endOfQuoted(bytes, from: quote + 1, count: count) {
        case .delimiter(let at): place = at + 1
        case .forbidden(let at): return at
        case .elsewhere: return nil
        }
      } else if quote > place, unsafe bytes[quote - 1] == UInt8(ascii: "="),
        unsafe startsField(bytes, at: quote - 1, from: place)
      {
        let formula = unsafe FormulaField(
          bytes, from: quote, count: count, delimiter: delimiter, isFinal: isFinal)
        switch formula {
        case .isNone: return quote
        case .isOpen: return nil
        case .ends(let end): place = end
        }
      } else {
        return quote
      }
    }
  }

  /// Whether a byte is the first of its field, blanks aside.
  ///
  /// - Parameter start: of a field that lies at or before it.
  private func startsField(_ bytes: UnsafePointer<UInt8>, at place: Int, from start: Int) -> Bool {
    var before = place - 1
    while before >= start, unsafe bytes[before] != delimiter {
      guard unsafe bytes[before].isBlank else { return false }
      before -= 1
    }
    return true
  }

  private enum End {
    case delimiter(at: Int)
    case forbidden(at: Int)
    /// With the record, or behind the bytes.
    case elsewhere
  }

  private func endOfQuoted(_ bytes: UnsafePointer<UInt8>, from start: Int, count: Int) -> End {
    var place = start
    while true {
      place = unsafe offset(of: Byte.quote, in: bytes, from: place, to: count) + 1
      let behind = place
      while place < count, unsafe bytes[place].isBlank, unsafe bytes[place] != delimiter { place += 1 }
      guard place < count else { return .elsewhere }
      switch unsafe bytes[place] {
      case delimiter: return .delimiter(at: place)
      // Doubled: a quote of the content.
      case Byte.quote where place == behind: place += 1
      case let byte where byte.endsLine: return .elsewhere
      default: return .forbidden(at: place)
      }
    }
  }
}
