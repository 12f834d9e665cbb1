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

  /// Whether it shows nothing and takes no room: marks of format, such as those that turn the direction of a text, the byte
  /// order mark, zero-width and other characters that are drawn as nothing.
  public var isFormat: Bool {
    if isASCII || isIdeograph { return false }
    return properties.generalCategory == .format || properties.isDefaultIgnorableCodePoint
  }

  /// Whether a reader sees nothing of it: white space, control characters, marks of format.
  public var isInvisible: Bool {
    if isASCII { return value <= 0x20 || value == 0x7F }
    return !isIdeograph && (properties.isWhitespace || properties.generalCategory == .control || isFormat)
  }

  /// Full-width ASCII (Ａ, １) as plain, all else as it is.
  public var narrowed: Unicode.Scalar {
    (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(UInt8(value - 0xFEE0)) : self
  }

  /// The same, and letters of ASCII in lower case.
  public var narrowedLowercase: Unicode.Scalar {
    let narrowed = narrowed
    return ("A"..."Z").contains(narrowed) ? Unicode.Scalar(UInt8(narrowed.value + 0x20)) : narrowed
  }

  /// Whether it is one of the usual ideographs of CJK.
  public var isIdeograph: Bool { (0x4E00...0x9FFF).contains(value) }
}
