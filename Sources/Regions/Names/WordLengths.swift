/// How long the words are that start with two characters, with three, or with four.
///
/// **Invariant.** No word is longer than is said of its beginning.
struct WordLengths {
  /// A number that the first characters have, without its lowest eight bits: there stands how many of them and of those behind words
  /// cover, and whether others that start with the same two have three characters or more, which then have slots of their own. 0 is
  /// free.
  private let slots: Row<UInt64>

  private static let bits: UInt64 = 17
  private static let three: UInt64 = 0x40
  private static let more: UInt64 = 0x80
  private static let length: UInt64 = 0x3F

  struct Builder {
    private var slots = [UInt64](repeating: 0, count: 1 << WordLengths.bits)

    /// Adds a word of two ideographs or more.
    mutating func add(_ word: Span<UInt8>) {
      let first = word.number(from: 0, count: min(word.count, 8))
      let pair = WordLengths.number(ofPair: first)
      switch word.count / 3 {
      case 2: put(pair, 2)
      case 3:
        put(pair, WordLengths.three)
        put(WordLengths.number(ofThree: first, UInt64(word[8])), 3)
      case let length:
        put(pair, WordLengths.more)
        let rest = word.number(from: 8, count: 4)
        put(WordLengths.number(ofFour: first, rest), UInt64(length))
      }
    }

    private mutating func put(_ number: UInt64, _ value: UInt64) {
      var slot = Int(number >> (64 - WordLengths.bits))
      while slots[slot] != 0, (slots[slot] ^ number) >> 8 != 0 { slot = (slot + 1) & (slots.count - 1) }
      let known = slots[slot] & 0xFF
      let longer = max(known & WordLengths.length, value & WordLengths.length)
      slots[slot] = number & ~0xFF | (known | value) & ~WordLengths.length | longer
    }

    var table: WordLengths { WordLengths(slots: Row(lasting: slots)) }
  }

  /// The characters of the longest word that may start at an offset; 0 where none does.
  @inline(__always)
  func longest(in text: borrowing MutableSpan<UInt8>, at offset: Int) -> Int {
    let first = text.word(at: offset)
    let value = value(of: Self.number(ofPair: first))
    if value <= Self.length { return Int(value) }
    let rest = text.word(at: offset &+ 8)
    var length = value & Self.length
    if value & Self.three != 0 {
      length = max(length, self.value(of: Self.number(ofThree: first, rest & 0xFF)))
    }
    if value & Self.more != 0 {
      length = max(length, self.value(of: Self.number(ofFour: first, rest & 0xFFFF_FFFF)))
    }
    return Int(length)
  }

  @inline(__always)
  private func value(of number: UInt64) -> UInt64 {
    var slot = Int(number &>> (64 &- Self.bits))
    while true {
      let found = slots[slot]
      if (found ^ number) &>> 8 == 0 { return found & 0xFF }
      if found == 0 { return 0 }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }

  // Odd from the ninth bit on: none is 0.
  @inline(__always)
  private static func number(ofPair first: UInt64) -> UInt64 {
    (first & 0xFFFF_FFFF_FFFF) &* 0x9E37_79B9_7F4A_7C15 | 1 << 8
  }

  @inline(__always)
  private static func number(ofThree first: UInt64, _ last: UInt64) -> UInt64 {
    (first ^ last &* 0xD6E8_FEB8_6659_FD93) &* 0xC2B2_AE3D_27D4_EB4F | 1 << 8
  }

  @inline(__always)
  private static func number(ofFour first: UInt64, _ rest: UInt64) -> UInt64 {
    (first ^ rest &* 0xD6E8_FEB8_6659_FD93) &* 0xA24B_AED4_963E_E407 | 1 << 8
  }
}

extension Span<UInt8> {
  /// Some bytes as a number, the first the lowest.
  ///
  /// - Parameter count: at least one, and at most eight.
  func number(from start: Int, count: Int) -> UInt64 {
    var (number, offset) = (0 as UInt64, start + count)
    while offset > start {
      offset -= 1
      number = number << 8 | UInt64(byte(at: offset))
    }
    return number
  }
}
