import ReferenceData

/// With which two characters the names of towns start: most words of a name are none, and need no search.
///
/// **Invariant.** `false` is certain.
struct TownBeginnings {
  private let bits: Row<UInt64>

  /// Reads the table of towns once, which takes less than a millisecond.
  init() {
    var bits = [UInt64](repeating: 0, count: Self.bitCount / 64)
    let table = ReferenceTable.towns
    var start = 0
    while start + Self.length <= table.count {
      let bit = Self.bit(of: table, at: start)
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
      // No name is shorter, nor is what stands behind it.
      start += Self.length
      while start < table.count, table[start] != UInt8(ascii: "\n") { start += 1 }
      start += 1
    }
    self.bits = Row(lasting: bits)
  }

  /// Whether the name of a town may start like some words of at least two characters.
  func mayHold(_ words: Span<UInt8>) -> Bool {
    guard words.count >= Self.length else { return true }
    let bit = Self.bit(of: words, at: 0)
    return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  private static let bitCount = 1 << 18
  private static let length = 6

  private static func bit(of bytes: Span<UInt8>, at start: Int) -> Int {
    var word: UInt64 = 0
    for index in start..<start + length { word = word << 8 | UInt64(bytes[index]) }
    return Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 46)
  }
}
