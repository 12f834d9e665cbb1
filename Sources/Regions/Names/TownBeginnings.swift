import ReferenceData

/// With which two characters the names of towns start: most words of a name are none, and need no search. And where the rows are
/// whose names start with a character.
///
/// **Invariant.** `false` is certain, and what lies outside a range starts otherwise.
struct TownBeginnings {
  private let bits: Row<UInt64>
  /// Where the first row starts whose name does not start with a character before those of a group; the last is the end.
  private let starts: Row<UInt32>

  /// Reads the table of towns once, which takes about a millisecond.
  /// - Parameter first: where the first row starts.
  init(from first: Int) {
    var bits = [UInt64](repeating: 0, count: Self.bitCount / 64)
    var starts = [UInt32](repeating: UInt32(ReferenceTable.towns.count), count: Self.groupCount + 1)
    let table = ReferenceTable.towns
    var start = first
    var reached = 0
    while start + Self.length <= table.count {
      let bit = Self.bit(of: table, at: start)
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
      if let group = Self.group(of: table, at: start) {
        while reached <= group {
          starts[reached] = UInt32(start)
          reached += 1
        }
      }
      // No name is shorter, nor is what stands behind it.
      start += Self.length
      while start < table.count, table[start] != UInt8(ascii: "\n") { start += 1 }
      start += 1
    }
    self.bits = Row(lasting: bits)
    self.starts = Row(lasting: starts)
  }

  /// Whether the name of a town may start like some words of at least two characters.
  func mayHold(_ words: Span<UInt8>) -> Bool {
    guard words.count >= Self.length else { return true }
    let bit = Self.bit(of: words, at: 0)
    return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  /// Where the rows are whose names may start like some words; `nil` where that is anywhere.
  func rows(startingLike words: Span<UInt8>) -> Range<Int>? {
    guard words.count >= Self.length, let group = Self.group(of: words, at: 0) else { return nil }
    return Int(starts[group])..<Int(starts[group + 1])
  }

  private static let bitCount = 1 << 18
  private static let length = 6

  private static func bit(of bytes: Span<UInt8>, at start: Int) -> Int {
    var word: UInt64 = 0
    for index in start..<start + length { word = word << 8 | UInt64(bytes[index]) }
    return Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 46)
  }

  /// Four characters of Chinese, U+4E00 to U+9FFF, are a group.
  private static let groupCount = 0x5200 / 4

  private static func group(of bytes: Span<UInt8>, at start: Int) -> Int? {
    let lead = bytes[start]
    guard lead >> 4 == 0xE else { return nil }
    let scalar = Int(lead & 0xF) << 12 | Int(bytes[start + 1] & 0x3F) << 6 | Int(bytes[start + 2] & 0x3F)
    return scalar >= 0x4E00 && scalar < 0xA000 ? (scalar - 0x4E00) / 4 : nil
  }
}
