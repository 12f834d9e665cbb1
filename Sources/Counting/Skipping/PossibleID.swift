import Buffers
import ExtractReading

/// Whether an ID may be a graduate's (考生号, 学号): digits and letters, at least four, one of them a digit.
enum PossibleID {
  /// As nearly every ID is: nothing but digits, at least eight, and not all of them 0.
  @inline(__always)
  static func isPlain(_ field: FieldBytes) -> Bool {
    field.count >= 8 && field.isPlainDigits && field.lastWord != zeros
  }

  /// 0 for an ID of eight to sixteen digits that are not all 0; another ID may be plain as well.
  @inline(__always)
  static func doubts(_ field: FieldBytes) -> UInt64 {
    let isOfUsualLength = UInt(bitPattern: field.count &- 8) <= 8
    let last = field.word(at: max(field.count &- 8, 0))
    return FieldBytes.nonDigits(field.word(at: 0)) | FieldBytes.nonDigits(last)
      | (isOfUsualLength && last != zeros ? 0 : 1)
  }

  /// Whether it is one, where that is seen without decoding it.
  static func isSurely(_ field: FieldBytes) -> Bool { field.unwrapped.isAlphanumericID }

  /// Whether it is one as it stands in the extract; of bytes that cannot be decoded nobody can say that they are none.
  static func isPossible(_ field: FieldBytes, _ decoder: TextDecoder) -> Bool {
    guard let decoded = decoder.decode(field) else { return true }
    return isPossible(String(decoding: decoded, as: UTF8.self))
  }

  static func isPossible(_ raw: String) -> Bool {
    var cell = CellText(code: raw)
    if cell.isScientific { return true }
    cell.blankPlaceholderID()
    return cell.text.utf8.count >= 4 && cell.text.utf8.contains(where: \.isASCIIDigit)
      && cell.text.utf8.allSatisfy { $0.isASCIIDigit || (0x61...0x7A).contains($0 | 0x20) }
  }

  /// Whether a text may hold one among other things: six digits in a row.
  static func isWithin(_ text: String) -> Bool {
    text.utf8.split { !$0.isASCIIDigit }.contains { $0.count >= 6 }
  }

  /// Eight zeros: perhaps nothing but zeros.
  private static var zeros: UInt64 { 0x3030_3030_3030_3030 }
}

extension FieldBytes {
  /// Without what a spreadsheet writes around a value: `="…"`, or an apostrophe before it.
  fileprivate var unwrapped: FieldBytes {
    if count > 3, self[0] == UInt8(ascii: "="), self[1] == UInt8(ascii: "\""),
      self[count - 1] == UInt8(ascii: "\"")
    {
      return part(from: 2, count: count - 3)
    }
    return count > 1 && self[0] == UInt8(ascii: "'") ? part(from: 1, count: count - 1) : self
  }

  /// Whether it is a possible ID without any doubt: nothing but digits and letters, one of them no 0.
  fileprivate var isAlphanumericID: Bool {
    guard count >= 4 else { return false }
    var hasDigit = false
    var crosses = 0
    for offset in 0..<count {
      let byte = self[offset]
      crosses = byte | 0x20 == UInt8(ascii: "x") ? crosses + 1 : 0
      // Digits may be hidden behind them.
      if crosses == 3 { return false }
      if (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(byte) {
        hasDigit = true
      } else if byte != UInt8(ascii: "0"), !(0x61...0x7A).contains(byte | 0x20) {
        return false
      }
    }
    return hasDigit
  }

  /// Whether all of at least eight bytes are digits.
  @inline(__always)
  var isPlainDigits: Bool {
    if count <= 16 { return Self.nonDigits(word(at: 0)) | Self.nonDigits(lastWord) == 0 }
    var other: UInt64 = 0
    var offset = 0
    while offset &+ 8 < count {
      other |= Self.nonDigits(word(at: offset))
      offset &+= 8
    }
    return other | Self.nonDigits(lastWord) == 0
  }

  /// Zero if each of eight bytes is 0x30...0x39: the high halves say 3, also after adding 6.
  @inline(__always)
  fileprivate static func nonDigits(_ word: UInt64) -> UInt64 {
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    let three: UInt64 = 0x3030_3030_3030_3030
    return ((word & high) ^ three) | (((word &+ 0x0606_0606_0606_0606) & high) ^ three)
  }
}
