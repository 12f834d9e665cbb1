import Buffers
import ExtractReading

// The quick look at the bytes of a row: it says "maybe" too often rather than once too seldom.

extension FieldBytes {
  /// Whether there is certainly more than white space: it starts with an ASCII character that is seen, or, in UTF-8 as in
  /// GB18030, with an ideograph.
  var isSurelyFilled: Bool {
    guard !isEmpty else { return false }
    let first = self[0]
    return (0x21...0x7E).contains(first) || (0xE4...0xE9).contains(first)
  }

  /// Whether a row may have fewer than two fields that are not blank, or has something in one of the fields up to the second
  /// that certainly is none. A delimiter between quotes cuts nothing.
  ///
  /// - Parameter isSought: asked of the row from the start of a field on.
  func hasFewFields(_ delimiter: UInt8, orOneThat isSought: (FieldBytes) -> Bool) -> Bool {
    findEarlyField(delimiter, that: isSought) ?? true
  }

  /// Whether one of the fields up to the second that certainly is not blank is what is sought.
  func hasEarlyField(_ delimiter: UInt8, that isSought: (FieldBytes) -> Bool) -> Bool {
    findEarlyField(delimiter, that: isSought) ?? false
  }

  /// `nil` where no field is it, and there may be fewer than two.
  private func findEarlyField(_ delimiter: UInt8, that isSought: (FieldBytes) -> Bool) -> Bool? {
    var filled = 0
    var (isQuoted, isAtStart) = (false, true)
    var offset = 0
    while offset < count {
      let byte = self[offset]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == delimiter, !isQuoted {
        isAtStart = true
      } else if isAtStart, !byte.isNoText {
        isAtStart = false
        let field = part(from: offset, count: count - offset)
        if isSought(field) { return true }
        if field.isSurelyFilled { filled += 1 }
        if filled == 2 { return false }
      }
      offset += 1
      if isAtStart { continue }
      offset = first(of: UInt8(ascii: "\""), or: isQuoted ? UInt8(ascii: "\"") : delimiter, from: offset)
    }
    return nil
  }

  /// Whether there are at least six digits in a row: seven bytes, of which in GB18030 the first can be the end of a character.
  var hasLongNumber: Bool {
    let length = 7
    // Seven in a row have one of them at every seventh byte, so most bytes need not be looked at.
    var offset = length - 1
    while offset < count {
      if self[offset].isASCIIDigit {
        var (first, end) = (offset, offset + 1)
        while first > 0, self[first - 1].isASCIIDigit { first -= 1 }
        while end < count, end - first < length, self[end].isASCIIDigit { end += 1 }
        if end - first >= length { return true }
        offset = end
      }
      offset += length
    }
    return false
  }

  /// Whether a field of a row may be what is sought. A delimiter between quotes cuts, too.
  func hasField(_ delimiter: UInt8, that isSought: (FieldBytes) -> Bool) -> Bool {
    var start = 0
    for offset in 0...count where offset == count || self[offset] == delimiter {
      var (first, last) = (start, offset)
      while first < last, self[first].isNoText { first += 1 }
      while first < last, self[last - 1].isNoText { last -= 1 }
      if isSought(part(from: first, count: last - first)) { return true }
      start = offset + 1
    }
    return false
  }

  /// With how many digits it starts.
  var leadingDigits: Int {
    var digits = 0
    while digits < count, self[digits].isASCIIDigit { digits += 1 }
    return digits
  }

  /// Whether there is nothing but digits.
  @inline(__always)
  var isNumber: Bool { count < 8 ? leadingDigits == count : isPlainDigits }

  /// Whether there may be a number in front, and then more than a delimiter: 2. 本表…
  func startsWithNumber(_ delimiter: UInt8) -> Bool {
    let digits = leadingDigits
    return (1...2).contains(digits) && digits < count && self[digits] != delimiter
  }

  /// Whether there may be a colon, also one of full width, near the start and before a delimiter.
  func startsWithLabel(_ delimiter: UInt8) -> Bool {
    for offset in 0..<min(count, Self.mostOfLabel) {
      switch self[offset] {
      case delimiter: return false
      // The last byte of ：in UTF-8, GB18030 and Big5, too.
      case UInt8(ascii: ":"), 0x9A, 0xBA, 0x47: return true
      default: break
      }
    }
    return count > Self.mostOfLabel
  }

  /// Twelve characters of four bytes, and as many blanks.
  private static var mostOfLabel: Int { 64 }

  /// The first field that is not blank, without what stands before its text.
  func firstField(_ delimiter: UInt8) -> FieldBytes {
    let row = afterBlanks(delimiter)
    var end = 0
    while end < row.count, row[end] != delimiter { end += 1 }
    return row.part(from: 0, count: end)
  }

  /// The row from its first field that is not blank on.
  func afterBlanks(_ delimiter: UInt8) -> FieldBytes {
    var start = 0
    while start < count, self[start] == delimiter || self[start].isNoText { start += 1 }
    return part(from: start, count: count - start)
  }
}

extension UInt8 {
  /// Blanks, quotes, and what spreadsheets put before a value.
  fileprivate var isNoText: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="): true
    default: false
    }
  }
}
