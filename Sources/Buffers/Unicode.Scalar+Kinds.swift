// Of ideographs and ASCII, as nearly all characters are, these are told without the tables of Unicode, which take long.

extension Unicode.Scalar {
  /// Whether it is alphabetic.
  public var isLetter: Bool {
    if isASCII { return (0x61...0x7A).contains(value | 0x20) }
    return isIdeograph || properties.isAlphabetic
  }

  /// Whether it is white space of any kind, line ends among them.
  public var isSpace: Bool {
    if isASCII { return value == 0x20 || (0x09...0x0D).contains(value) }
    return !isIdeograph && properties.isWhitespace
  }

  private var isIdeograph: Bool { (0x4E00...0x9FFF).contains(value) }
}
