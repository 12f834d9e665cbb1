import Testing

@testable import Regions

@Suite struct WordListTests {
  @Test(
    arguments: [
      ("路 大道 道", "大道", 6), ("路 大道 道", "道路", 3), ("路 大道 道", "大", nil), ("路 大道 道", "", nil),
      ("大 大道", "大道", 3), ("大道 大", "大道", 6),
      ("省直辖县级行政区划 省直辖", "省直辖县级行政区划", 27), ("省直辖县级行政区划 省直辖", "省直辖县级行政区", 9),
      ("镇", "A镇", nil), ("镇", "镇镇", 3),
    ] as [(String, String, Int?)])
  func `the first word that fits counts`(list: String, text: String, length: Int?) {
    let words = WordList(stringLiteral: list)
    CleanText.reading(text.utf8.span) { text in
      let (first, before) = (words.length(in: text, at: 0), words.length(in: text, at: -1))
      #expect(first == length)
      #expect(before == nil)
    }
  }

  @Test func `a text ends with a word or not`() {
    let words: WordList = "公司 银行 省直辖县级行政区划"
    for (text, ends) in [
      ("某某公司", true), ("银行", true), ("行", false), ("公司某", false), ("省直辖县级行政区划", true), ("", false),
    ] {
      let isEnding = CleanText.reading(text.utf8.span) { words.ends($0) }
      #expect(isEnding == ends, "\(text)")
    }
  }
}
