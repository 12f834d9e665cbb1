import Buffers

extension StringProtocol {
  /// Without spaces at both ends: also tabs, line ends, full-width and no-break spaces, zero-width marks and the BOM.
  var trimmed: String {
    guard let first = unicodeScalars.firstIndex(where: { !$0.isBlank }),
      let last = unicodeScalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(self[first..<unicodeScalars.index(after: last)])
  }
}

extension Unicode.Scalar {
  /// White space of any kind, and the marks that are none and show nothing.
  var isBlank: Bool {
    switch value {
    // Zero-width space, non-joiner, joiner; word joiner; byte order mark.
    case 0x200B...0x200D, 0x2060, 0xFEFF: true
    default: isSpace
    }
  }

  /// The same, and control characters: all that a reader does not see.
  var isInvisible: Bool { isBlank || properties.generalCategory == .control }
}
