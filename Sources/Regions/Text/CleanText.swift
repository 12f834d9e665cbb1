/// A text without what people and spreadsheets put between its words.
///
/// White space is dropped, also between the characters of a word (岷 县). Full-width ASCII becomes ASCII, brackets
/// of all kinds `(` and `)`, signs between levels of an address `/`, signs between items of a list `,`.
///
/// A million names are read in the time of a few million allocations, so this is a view of bytes on the stack: a
/// reader copies it freely, and nothing is counted.
///
/// **Invariant.** The last eight bytes are zeros behind the text, so that a word can be compared eight bytes at a time.
struct CleanText: ~Escapable {
  private let bytes: Span<UInt8>
  let hasBrackets: Bool
  let hasDigits: Bool

  /// Where the name of the division ends at the latest; a longer text is cut here, in bytes.
  static let limit = 384

  /// Calls `body` with a text, cleaned.
  /// - Parameter text: UTF-8; invalid bytes stay, and match nothing.
  @inline(__always)
  static func reading<Result>(_ text: Span<UInt8>, _ body: (CleanText) -> Result) -> Result {
    // The last character may pass the limit by three bytes, and is written four at a time. To clear the room of a
    // short text, as nearly all are, costs a tenth of that of a long one.
    text.count <= 96
      ? reading(text, in: InlineArray<112, UInt8>(repeating: 0), body)
      : reading(text, in: InlineArray<400, UInt8>(repeating: 0), body)
  }

  @inline(__always)
  private static func reading<let size: Int, Result>(
    _ text: Span<UInt8>, in room: InlineArray<size, UInt8>, _ body: (CleanText) -> Result
  ) -> Result {
    var bytes = room
    var cleaner = TextCleaner(into: bytes.mutableSpan)
    cleaner.clean(text)
    let (end, hasBrackets, hasDigits) = (cleaner.count + 8, cleaner.hasBrackets, cleaner.hasDigits)
    let cleaned = bytes.span.extracting(first: end)
    return body(CleanText(bytes: cleaned, hasBrackets: hasBrackets, hasDigits: hasDigits))
  }

  @_lifetime(copy bytes)
  private init(bytes: Span<UInt8>, hasBrackets: Bool, hasDigits: Bool) {
    self.bytes = bytes
    self.hasBrackets = hasBrackets
    self.hasDigits = hasDigits
  }

  /// In bytes.
  var count: Int {
    @inline(__always) get { bytes.count &- 8 }
  }

  /// - Parameter offset: may reach eight behind the end, where zeros are.
  subscript(offset: Int) -> UInt8 {
    @inline(__always) get { bytes.byte(at: offset) }
  }

  /// Eight bytes from an offset, the first the lowest.
  @inline(__always)
  func word(at offset: Int) -> UInt64 { bytes.word(at: offset) }

  /// The bytes of the character that the lowest of eight bytes starts.
  @inline(__always)
  static func characterLength(_ word: UInt64) -> Int {
    let byte = UInt8(truncatingIfNeeded: word)
    return byte & 0xF0 == 0xE0 ? 3 : byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 4
  }

  /// The bytes of the character at an offset, as far as the text has them.
  @inline(__always)
  func characterLength(at offset: Int) -> Int {
    min(Self.characterLength(word(at: offset)), count - offset)
  }

  /// A part as bytes.
  @_lifetime(copy self)
  func bytes(_ range: Range<Int>) -> Span<UInt8> { bytes.extracting(range) }

  /// A part as text, for explanations.
  func text(_ range: Range<Int>) -> String { String(decoding: range.map { bytes[$0] }, as: UTF8.self) }
}
