/// A few words to look for at an offset of a text.
///
/// Asked for at every character, mostly in vain: a mask of the second and third byte of the words' first characters
/// (the first byte tells Chinese characters hardly apart) rejects nearly all offsets without a comparison.
struct WordList: Sendable, ExpressibleByStringLiteral {
  private let words: [[UInt8]]
  private let mask: UInt64

  /// - Parameter list: words separated by white space; the first that fits wins.
  init(stringLiteral list: String) {
    words = list.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
    mask = words.reduce(0) { $0 | Self.bit($1, 0) }
  }

  /// The length in bytes of the first word that stands at an offset; `nil` where none does.
  @inline(__always)
  func length(in bytes: [UInt8], at start: Int) -> Int? {
    guard start >= 0, start + 3 <= bytes.count, mask & Self.bit(bytes, start) != 0 else { return nil }
    return lengthOfMatch(in: bytes, at: start)
  }

  /// Whether one of the words stands at an offset.
  @inline(__always)
  func stands(in bytes: [UInt8], at start: Int) -> Bool { length(in: bytes, at: start) != nil }

  /// Whether the text ends with one of the words.
  func ends(_ bytes: [UInt8]) -> Bool {
    words.contains { bytes.count >= $0.count && bytes.has($0, at: bytes.count - $0.count) }
  }

  private func lengthOfMatch(in bytes: [UInt8], at start: Int) -> Int? {
    for word in words where bytes.has(word, at: start) { return word.count }
    return nil
  }

  @inline(__always)
  private static func bit(_ bytes: [UInt8], _ start: Int) -> UInt64 {
    1 &<< UInt64((bytes[start + 1] &* 7 ^ bytes[start + 2]) & 63)
  }
}
