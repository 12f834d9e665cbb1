import Buffers
import ReferenceData

/// What the reader can see of a name: 重庆·····有限公司 of all that differ in their brands.
///
/// A reader asks of a name only where which of its words stand, and how long it is. So each character that no word covers can be
/// replaced by one that is part of none, and nothing changes: names of one skeleton are located alike, and there are a few
/// thousand skeletons where there are hundreds of thousands of names.
///
/// **Invariant.** Every word that a reader of names may look for is in the tables, or covered where it may stand: more than
/// needed may be covered, and makes more skeletons, but nothing less.
package struct NameSkeleton {
  /// Longer names have none, in bytes.
  package static let longest = 96

  package static let builtIn = NameSkeleton(NameWords(Names.builtIn.value))

  /// The skeleton of a name; `nil` where it has none.
  package static func of(_ name: String) -> String? {
    var bytes = Array(name.utf8) + [UInt8](repeating: 0, count: 16)
    let count = name.utf8.count
    var text = bytes.mutableSpan
    guard count <= longest, builtIn.reduce(&text, count: count) else { return nil }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  /// Every word that a skeleton shows, and those of the lists.
  package static var words: (all: [String], listed: [String]) {
    let words = NameWords(Names.builtIn.value)
    var all: [String] = []
    words.forEach { word in all.append(String(decoding: Array(word.indices.map { word[$0] }), as: UTF8.self))
    }
    return (all, words.listed)
  }

  /// Characters that are words by themselves, one bit for each from U+4000.
  private let singles: Row<UInt64>
  /// With which two characters words start: one bit for each of `1 << 20` kinds.
  private let pairs: Row<UInt64>
  private let lengths: WordLengths

  /// 乂, which stands for what no word covers; the laws say that it is in none.
  private static let holeBytes: UInt32 = 0x82_B9E4

  init(_ words: NameWords) {
    var singles = [UInt64](repeating: 0, count: 1 << 9)
    var pairs = [UInt64](repeating: 0, count: 1 << 14)
    var lengths = WordLengths.Builder()
    words.forEach { word in
      var offset = 0
      while offset + 3 <= word.count, Self.isIdeograph(word[offset]) { offset += 3 }
      let isIdeographic = offset == word.count
      // Of a word with other signs each ideograph counts by itself; a name with a sign that is not ASCII has no skeleton.
      guard isIdeographic, word.count > 3 else {
        for offset in word.indices where Self.isIdeograph(word[offset]) && offset + 3 <= word.count {
          let code = Self.code(
            UInt64(word[offset]) | UInt64(word[offset + 1]) << 8 | UInt64(word[offset + 2]) << 16)
          singles[code >> 6] |= 1 << UInt64(code & 63)
        }
        return
      }
      let pair = Self.kind(ofPair: word.number(from: 0, count: 6))
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
      lengths.add(word)
    }
    self.singles = Row(lasting: singles)
    self.pairs = Row(lasting: pairs)
    self.lengths = lengths.table
  }

  /// Makes the skeleton of a name of it.
  ///
  /// - Parameters:
  ///   - text: the name in UTF-8, and at least sixteen zeros behind it.
  ///   - count: its bytes, at most `longest`.
  /// - Returns: `false` for a name with other signs than ideographs, letters, digits and brackets, or with more than 64 characters; then
  ///   the text is as it was.
  package func reduce(_ text: inout MutableSpan<UInt8>, count: Int) -> Bool {
    // Nearly every name has nothing but characters of three bytes.
    let isEven = reduce(&text, upTo: count, at: { $0 &* 3 })
    return isEven || reduceUneven(&text, count: count)
  }

  @inline(never)
  private func reduceUneven(_ text: inout MutableSpan<UInt8>, count: Int) -> Bool {
    var starts = InlineArray<97, UInt8>(repeating: UInt8(count))
    var (offset, number) = (0, 0)
    while offset < count {
      starts[number] = UInt8(offset)
      offset += text[offset] < 0x80 ? 1 : 3
      number += 1
    }
    return number <= 64 && reduce(&text, upTo: count, at: { Int(starts[$0]) })
  }

  /// - Parameter start: where a character starts by its number; of the one behind the last the end.
  @inline(__always)
  private func reduce(
    _ text: inout MutableSpan<UInt8>, upTo count: Int, at start: (Int) -> Int
  ) -> Bool {
    // By character: the covered, and where words may start.
    var (covered, hits) = (0 as UInt64, 0 as UInt64)
    var number = 0
    while start(number) < count {
      let word = text.word(at: start(number))
      if Self.isIdeograph(UInt8(truncatingIfNeeded: word)), word & 0xC0C0_00 == 0x8080_00 {
        let code = Self.code(word)
        covered |= (singles[code &>> 6] &>> UInt64(code & 63) & 1) &<< UInt64(number)
        let pair = Self.kind(ofPair: word & 0xFFFF_FFFF_FFFF)
        hits |= (pairs[pair &>> 6] &>> UInt64(pair & 63) & 1) &<< UInt64(number)
      } else if Self.isKept(word, start(number &+ 1) &- start(number)) {
        covered |= 1 &<< UInt64(number)
      } else {
        return false
      }
      number &+= 1
    }
    // A character that is cut off at the end is none.
    guard start(number) == count, number > 0 else { return count == 0 }
    while hits != 0 {
      let first = hits.trailingZeroBitCount
      let length = lengths.longest(in: text, at: start(first))
      covered |= ((1 &<< UInt64(length)) &- 1) &<< UInt64(first)
      hits &= hits &- 1
    }
    var holes = ~covered & (.max &>> UInt64(64 &- number))
    while holes != 0 {
      text.storeThree(Self.holeBytes, at: start(holes.trailingZeroBitCount))
      holes &= holes &- 1
    }
    return true
  }

  /// Whether a character is a letter, a digit or a bracket, which are kept.
  @inline(__always)
  private static func isKept(_ word: UInt64, _ length: Int) -> Bool {
    if length == 3 { return word & 0xFE_FFFF == 0x88_BCEF }
    let byte = UInt8(truncatingIfNeeded: word)
    return byte.isASCIIAlphanumeric || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }

  @inline(__always)
  private static func isIdeograph(_ lead: UInt8) -> Bool { lead &- 0xE4 < 6 }

  /// The number of an ideograph, from 0 on.
  @inline(__always)
  private static func code(_ word: UInt64) -> Int {
    Int((word & 0xF) << 12 | (word >> 2) & 0xFC0 | (word >> 16) & 0x3F) &- 0x4000
  }

  @inline(__always)
  private static func kind(ofPair pair: UInt64) -> Int {
    Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) &>> 44)
  }
}
