import Testing

@testable import Counting

/// Words that stand for nothing, in values and in IDs.
struct PlaceholderTests {
  @Test(arguments: [
    "无", "暂无", "同上", "/", "//", "\\", "-", "—", "——", "－", "NULL", "null", "N/A", "#N/A", "none", "NaN",
    "####", "########",
    "待定", " 无 ", "'无", "＃Ｎ／Ａ",
  ])
  func wordsThatStandForNothingAreBlank(raw: String) {
    var value = CellText(code: raw)
    value.blankPlaceholder()
    #expect(value.text == "" && value.repairs.contains(Repairs(.placeholder)))
    var id = CellText(code: raw)
    id.blankPlaceholderID()
    #expect(id.text == "" && id.repairs.contains(Repairs(.placeholderID)))
  }

  @Test func wordsAreKnownInAnyCase() {
    for word in CellText.words {
      for text in [word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst()] {
        #expect(CellText.isPlaceholder(text), "\(text)")
      }
    }
  }

  @Test(arguments: [
    "0", "000", "000000000000", "00-00", "2050****4299", "*", "2050XXXX4299", "xxxxxx", "未知", "见备注", "重庆-永川",
    "？", "…",
  ])
  func wordsZerosAndHiddenDigitsAreNoIDs(raw: String) {
    var id = CellText(code: raw)
    id.blankPlaceholderID()
    #expect(id.text == "")
    var value = CellText(code: raw)
    value.blankPlaceholder()
    #expect(value.text == CellText(code: raw).text)
  }

  @Test(arguments: [
    "", "无锡市", "无锡", "1", "0001", "10", "A-1", "重庆-永川", "nonesuch", "南", "空军", "20250001", "同上海",
  ])
  func otherWordsStay(raw: String) {
    var value = CellText(code: raw)
    value.blankPlaceholder()
    #expect(value.text == raw && value.repairs.isEmpty)
  }

  @Test(arguments: ["", "1", "0001", "10", "A-1", "nonesuch", "20250001", "5001012005X", "学号1"])
  func otherIDsStay(raw: String) {
    var id = CellText(code: raw)
    id.blankPlaceholderID()
    #expect(id.text == raw && id.repairs.isEmpty)
  }
}
