import Buffers
import Hashing

extension ByteText {
  /// The text in quotes, with quotes, backslashes and control characters escaped; all else stands as UTF-8.
  ///
  /// A `String` is valid Unicode, so lone surrogates cannot occur.
  package mutating func append(jsonString text: String) {
    append(UInt8(ascii: "\""))
    let bytes = text.utf8.span
    var plain = 0
    for index in bytes.indices where Self.needsEscape(bytes[index]) {
      append(bytes.extracting(plain..<index))
      append(escaped: bytes[index])
      plain = index + 1
    }
    append(bytes.extracting(plain...))
    append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      append("\\u00")
      append(hexDigit(byte >> 4))
      append(hexDigit(byte & 0xF))
    }
  }
}
