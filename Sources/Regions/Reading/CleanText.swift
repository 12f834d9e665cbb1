/// A text without what people and spreadsheets put between its words.
///
/// White space is dropped, also between the characters of a word (岷 县). Full-width ASCII becomes ASCII, brackets
/// of all kinds `(` and `)`, signs between levels of an address `/`, signs between items of a list `,`.
///
/// A million names are read in the time of a few million allocations, so this is a view of bytes on the stack: a
/// reader copies it freely, and nothing is counted.
///
/// **Invariant.** The bytes live as long as the call of `reading` that made the text. Eight zeros stand behind the
/// last, so that a word can be compared eight bytes at a time.
struct CleanText {
  private let start: UnsafePointer<UInt8>
  /// In bytes.
  let count: Int
  let hasBrackets: Bool
  let hasDigits: Bool

  /// Where the name of the division ends at the latest; a longer text is cut here, in bytes.
  static let limit = 384

  /// Calls `body` with a text, cleaned.
  /// - Parameter text: UTF-8; invalid bytes stay, and match nothing.
  static func reading<Result>(_ text: Span<UInt8>, _ body: (CleanText) -> Result) -> Result {
    // The last character may pass the limit by three bytes, and is written four at a time.
    withUnsafeTemporaryAllocation(byteCount: limit + 16, alignment: 8) { room in
      let start = room.baseAddress!.assumingMemoryBound(to: UInt8.self)
      var cleaner = TextCleaner(into: start)
      text.withUnsafeBufferPointer { cleaner.clean($0) }
      return body(
        CleanText(
          start: start, count: cleaner.count, hasBrackets: cleaner.hasBrackets, hasDigits: cleaner.hasDigits))
    }
  }

  private init(start: UnsafePointer<UInt8>, count: Int, hasBrackets: Bool, hasDigits: Bool) {
    self.start = start
    self.count = count
    self.hasBrackets = hasBrackets
    self.hasDigits = hasDigits
  }

  /// - Parameter index: may reach eight behind the end, where zeros are.
  subscript(index: Int) -> UInt8 {
    @inline(__always) get {
      assert((0..<count + 8).contains(index))
      return start[index]
    }
  }

  /// Eight bytes from an offset, the first the lowest.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    assert((0...count).contains(index))
    return UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self).littleEndian
  }

  /// The bytes of the character that the lowest of eight bytes starts.
  @inline(__always)
  static func characterLength(_ word: UInt64) -> Int {
    let byte = UInt8(truncatingIfNeeded: word)
    return byte & 0xF0 == 0xE0 ? 3 : byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 4
  }

  /// The bytes of the character at an offset, as far as the text has them.
  @inline(__always)
  func characterLength(at index: Int) -> Int {
    min(Self.characterLength(word(at: index)), count - index)
  }

  /// A part as bytes.
  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
  }

  /// A part as text, for explanations.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes(range), as: UTF8.self) }
}
