import Buffers

extension ByteText {
  /// A cell: in quotes where it needs them, without what could steer a terminal, and no formula for any spreadsheet.
  /// - Source: RFC 4180; OWASP, CSV Injection.
  package mutating func append(csvCell text: String) {
    let text = printable(text)
    if Self.startsFormula(text) {
      append(csvQuoted: "'" + text)
    } else if text.utf8.contains(where: Self.needsQuotes) {
      append(csvQuoted: text)
    } else {
      append(text: text)
    }
  }

  private mutating func append(csvQuoted text: String) {
    append("\"")
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    append("\"")
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",")
  }

  /// Whether a spreadsheet could take the text for a formula; such cells get a leading apostrophe.
  ///
  /// The full-width signs count as well: Chinese and Japanese Excel read them as the plain ones.
  private static func startsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}
