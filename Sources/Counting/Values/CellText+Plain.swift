extension CellText {
  /// Whether a value, as bytes, is a text in UTF-8 that is clean as it stands: for nearly every value the answer is
  /// here, and costs no string.
  ///
  /// `false` where there is any doubt; then `CellText` itself tells.
  static func isPlain(_ raw: Span<UInt8>) -> Bool {
    if raw.isEmpty { return true }
    let (first, last) = (raw[0], raw[raw.count - 1])
    if first == UInt8(ascii: "=") || first == UInt8(ascii: "'") || first == UInt8(ascii: " ") { return false }
    if last == UInt8(ascii: " ") { return false }
    var index = 0
    while index < raw.count {
      let byte = raw[index]
      if (0x20..<0x7F).contains(byte) {
        index += 1
        continue
      }
      guard index + 2 < raw.count, raw[index + 1] & 0xC0 == 0x80, raw[index + 2] & 0xC0 == 0x80 else {
        return false
      }
      switch byte {
      // Ideographs; then full-width signs and letters, and those of CJK without the ideographic space and what is drawn as
      // nothing (U+3164).
      case 0xE4...0xE9: break
      case 0xEF where raw[index + 1] == 0xBC || raw[index + 1] == 0xBD: break
      case 0xE3
      where (raw[index + 1] != 0x80 || raw[index + 2] != 0x80)
        && (raw[index + 1] != 0x85 || raw[index + 2] != 0xA4):
        break
      default: return false
      }
      index += 3
    }
    return true
  }
}
