import Buffers

extension ByteText {
  /// A cell, in quotes where it needs them.
  /// - Source: RFC 4180.
  package mutating func append(csvCell text: String) {
    if text.utf8.contains(where: Self.needsQuotes) { append(csvQuoted: text) } else { append(text: text) }
  }

  mutating func append(csvQuoted text: String) {
    append("\"")
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    append("\"")
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}
