/// A few words to look for at an offset of a text.
///
/// Asked for at every character, mostly in vain: a mask of the words' first characters rejects nearly all offsets
/// without a comparison. One pointer, to be kept in `Names` and passed around for nothing.
struct WordList: @unchecked Sendable, ExpressibleByStringLiteral {
  private struct Header {
    /// 512 bits, one for each value of `bit`.
    var mask: InlineArray<8, UInt64>
    let words: Lasting<Word>
  }

  private struct Word {
    /// The first eight bytes and which of them count; the rest of a longer word is in `rest`.
    let head: UInt64
    let mask: UInt64
    let length: Int
    let rest: Lasting<UInt8>
  }

  /// Lives as long as the program.
  private let header: UnsafePointer<Header>

  /// - Parameter list: words separated by white space, none of ASCII; the first that fits wins.
  init(stringLiteral list: String) {
    let words = list.split(whereSeparator: \.isWhitespace).map { Self.word(Array($0.utf8)) }
    var mask = InlineArray<8, UInt64>(repeating: 0)
    for word in words {
      let bit = Self.bit(word.head)
      mask[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    let header = UnsafeMutablePointer<Header>.allocate(capacity: 1)
    header.initialize(to: Header(mask: mask, words: Lasting(words)))
    self.header = UnsafePointer(header)
  }

  private static func word(_ bytes: [UInt8]) -> Word {
    var head: UInt64 = 0
    for byte in bytes.prefix(8).reversed() { head = head << 8 | UInt64(byte) }
    return Word(
      head: head, mask: UInt64.max >> UInt64(64 - 8 * min(bytes.count, 8)), length: bytes.count,
      rest: Lasting(Array(bytes.dropFirst(8))))
  }

  /// The length in bytes of the first word that stands at an offset; `nil` where none does.
  @inline(__always)
  func length(in text: CleanText, at index: Int) -> Int? {
    guard index >= 0, index < text.count else { return nil }
    let head = text.word(at: index)
    let bit = Self.bit(head)
    guard header.pointee.mask[unchecked: bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return nil }
    return lengthOfMatch(head, in: text, at: index)
  }

  /// Whether one of the words stands at an offset.
  @inline(__always)
  func stands(in text: CleanText, at index: Int) -> Bool { length(in: text, at: index) != nil }

  /// Whether the text ends with one of the words.
  func ends(_ text: CleanText) -> Bool {
    let words = header.pointee.words
    for index in 0..<words.count {
      let start = text.count - words[index].length
      if start >= 0, matches(words[index], text.word(at: start), in: text, at: start) { return true }
    }
    return false
  }

  @inline(never)
  private func lengthOfMatch(_ head: UInt64, in text: CleanText, at index: Int) -> Int? {
    let words = header.pointee.words
    for number in 0..<words.count where matches(words[number], head, in: text, at: index) {
      return words[number].length
    }
    return nil
  }

  /// The zeros behind the text match no word, so that only the long ones need the end to be looked at.
  @inline(__always)
  private func matches(_ word: Word, _ head: UInt64, in text: CleanText, at index: Int) -> Bool {
    guard head & word.mask == word.head else { return false }
    guard word.length > 8 else { return true }
    guard index + word.length <= text.count else { return false }
    for offset in 0..<word.rest.count where text[index + 8 + offset] != word.rest[offset] { return false }
    return true
  }

  /// The first character, three bytes, mixed into nine bits.
  @inline(__always)
  private static func bit(_ head: UInt64) -> Int {
    Int(truncatingIfNeeded: (head << 40 &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }
}
