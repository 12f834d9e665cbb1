import Buffers
import Differential
import Testing

@testable import Pipelines

/// What stands behind and before words is what the obvious search finds.
struct AffixesTests {
  private static let words = ["合计", "合", "计", "就业", "就业率", "业率", "total", "grandtotal", "l", "é"]

  @Test(arguments: 0..<4)
  func longestWordIsFound(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let affixes = Affixes(Self.words)
    let longestFirst = Self.words.sorted { $0.utf8.count > $1.utf8.count }
    var found = 0
    for _ in 0..<5_000 {
      let text = (0..<random.below(4)).map { _ in random.pick(Self.words + ["率", "a", "x", "：", "𠀀"]) }
        .joined()
      let (first, last) = (
        longestFirst.first(where: text.hasPrefix), longestFirst.first(where: text.hasSuffix)
      )
      #expect(affixes.rest(of: text[...]) == first.map { text.dropFirst($0.count) })
      #expect(affixes.beginning(of: text[...]) == last.map { text.dropLast($0.count) })
      if first != nil { found += 1 }
    }
    #expect(found > 1_000)
  }

  /// The short ways say what the tables of Unicode say; far from where they decide, some characters stand for all.
  @Test func kindsAreThoseOfUnicode() {
    let scalars =
      Array(0...0x33FF) + Array(0x4DF0...0x4E20) + Array(stride(from: 0x4E21, to: 0x9FF0, by: 61))
      + Array(0x9FF0...0xA0FF) + Array(stride(from: 0xA100, to: 0x10FFFF, by: 61))
    let differing = scalars.lazy.compactMap(Unicode.Scalar.init).filter {
      $0.isLetter != $0.properties.isAlphabetic || $0.isSpace != $0.properties.isWhitespace
    }
    #expect(Array(differing).isEmpty)
  }
}
