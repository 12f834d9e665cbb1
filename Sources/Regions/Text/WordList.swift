/// A few words to look for at an offset of a text; asked for at every character, mostly in vain.
///
/// Words hang together by the kind of their first character, so that nearly all offsets cost one bit of a small mask.
/// As large as a pointer, to be kept in `Names` and passed around for nothing.
struct WordList: ExpressibleByStringLiteral {
  private struct Word {
    /// The first eight bytes and which of them count; the rest of a longer word is in `rest`.
    let head: UInt64
    let mask: UInt64
    let length: Int
    let rest: Row<UInt8>
  }

  private struct Table {
    /// One bit for each of 512 kinds of characters.
    var mask = InlineArray<8, UInt64>(repeating: 0)
    /// Where the words of every eighth of these kinds start in `words`, and where the last end.
    var starts = InlineArray<65, UInt8>(repeating: 0)
    let words: Row<Word>
  }

  private let table: Lasting<Table>

  /// - Parameter list: words separated by white space, none of ASCII; of two that start alike the first wins.
  init(stringLiteral list: String) {
    var words = list.split(whereSeparator: \.isWhitespace).map { Self.word(Array($0.utf8)) }
    let kinds = words.map { Self.kind(of: $0.head) }
    // As listed within each kind.
    let order = words.indices.sorted { (kinds[$0] >> 3, $0) < (kinds[$1] >> 3, $1) }
    words = order.map { words[$0] }
    var table = Table(words: Row(lasting: words))
    for kind in kinds {
      table.mask[kind >> 6] |= 1 << UInt64(kind & 63)
      for later in (kind >> 3) + 1...64 { table.starts[later] += 1 }
    }
    self.table = Lasting(table)
  }

  /// The words, in no order, for laws over all of them.
  var words: [String] {
    table.value.words.map { word in
      let head = (0..<min(word.length, 8)).map { UInt8(truncatingIfNeeded: word.head >> UInt64(8 * $0)) }
      return String(decoding: head + word.rest, as: UTF8.self)
    }
  }

  private static func word(_ bytes: [UInt8]) -> Word {
    let head = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    return Word(
      head: head, mask: UInt64.max >> UInt64(64 - 8 * min(bytes.count, 8)), length: bytes.count,
      rest: Row(lasting: Array(bytes.dropFirst(8))))
  }

  /// Whether a word may start with the first of eight bytes; `false` is certain.
  @inline(__always)
  func mayStart(_ head: UInt64) -> Bool {
    let kind = Self.kind(of: head)
    return table.value.mask[kind >> 6] &>> UInt64(kind & 63) & 1 == 1
  }

  /// The length in bytes of the first word that stands at an offset; `nil` where none does.
  @inline(__always)
  func length(in text: CleanText, at offset: Int) -> Int? {
    guard offset >= 0, offset < text.count else { return nil }
    let head = text.word(at: offset)
    return mayStart(head) ? lengthOfMatch(head, in: text, at: offset) : nil
  }

  /// Whether one of the words stands at an offset.
  @inline(__always)
  func stands(in text: CleanText, at offset: Int) -> Bool { length(in: text, at: offset) != nil }

  /// Whether the text ends with one of the words.
  func ends(_ text: CleanText) -> Bool {
    let words = table.value.words
    return (0..<words.count).contains { number in
      let start = text.count - words[number].length
      return start >= 0 && Self.matches(words[number], text.word(at: start), in: text, at: start)
    }
  }

  @inline(never)
  private func lengthOfMatch(_ head: UInt64, in text: CleanText, at offset: Int) -> Int? {
    let kind = Self.kind(of: head)
    let words = table.value.words
    var number = Int(table.value.starts[kind >> 3])
    let end = Int(table.value.starts[kind >> 3 + 1])
    while number < end {
      if head & words[number].mask == words[number].head, Self.goesOn(words[number], in: text, at: offset) {
        return words[number].length
      }
      number += 1
    }
    return nil
  }

  private static func matches(_ word: Word, _ head: UInt64, in text: CleanText, at offset: Int) -> Bool {
    head & word.mask == word.head && goesOn(word, in: text, at: offset)
  }

  /// The zeros behind the text match no word, so that only the long ones need the end to be looked at.
  @inline(__always)
  private static func goesOn(_ word: Word, in text: CleanText, at offset: Int) -> Bool {
    guard word.length > 8 else { return true }
    guard offset + word.length <= text.count else { return false }
    for next in 0..<word.rest.count where text[offset + 8 + next] != word.rest[next] { return false }
    return true
  }

  /// The first character, three bytes, mixed into nine bits.
  @inline(__always)
  private static func kind(of head: UInt64) -> Int {
    Int(truncatingIfNeeded: (head << 40 &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }
}
