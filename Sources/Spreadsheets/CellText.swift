/// Text as a cell can hold it.
enum CellText {
  /// Units of UTF-16.
  /// - Source: Microsoft, "Excel specifications and limits".
  static let longest = 32_767

  /// The text, as what a workbook's XML is to say: without what XML cannot say, with `_x0041_` kept from being read as `A`, and cut
  /// with `…` where it is too long.
  /// - Source: ECMA-376, part 1, 22.9.2.19 (ST_Xstring).
  static func encoded(_ text: String) -> String {
    let text = escaped(possible(text))
    if text.utf16.count <= longest { return text }
    var (head, used) = ("", 1)
    for character in text {
      used += character.utf16.count
      if used > longest { break }
      head.append(character)
    }
    return head + "…"
  }

  /// The text with `�` for what XML 1.0 cannot say.
  static func possible(_ text: String) -> String {
    func isPossible(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case "\t", "\n", "\r": true
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": false
      default: true
      }
    }
    if text.unicodeScalars.allSatisfy(isPossible) { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { isPossible($0) ? $0 : "\u{FFFD}" }))
  }

  /// Readers take `_x` and four digits between low lines for the character of that number.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let bytes = Array(text.utf8)
    var (out, start) = ([] as [UInt8], 0)
    for index in bytes.indices where isEscape(bytes, at: index) {
      out += bytes[start..<index] + Array("_x005F".utf8)
      start = index
    }
    return start == 0 && out.isEmpty ? text : String(decoding: out + bytes[start...], as: UTF8.self)
  }

  private static func isEscape(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 6] == UInt8(ascii: "_"),
      bytes[index + 1] | 0x20 == UInt8(ascii: "x")
    else { return false }
    return bytes[(index + 2)..<(index + 6)].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }
}
