extension StringProtocol {
  /// Without spaces at both ends: also tabs, line ends, full-width and no-break spaces, zero-width marks and the BOM.
  var trimmed: String {
    let scalars = Array(unicodeScalars)
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: scalars[first...last])
    return String(kept)
  }
}

extension Unicode.Scalar {
  fileprivate var isBlank: Bool {
    switch value {
    // Zero-width space, non-joiner, joiner; word joiner; byte order mark.
    case 0x200B...0x200D, 0x2060, 0xFEFF: true
    default: properties.isWhitespace
    }
  }
}
