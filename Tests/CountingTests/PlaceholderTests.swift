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

  /// Whatever sign hides digits, and wherever it stands.
  @Test(arguments: "×xX●○◯•■□▇█◆★#?？_＿＊*.·-—~+=/\\某〇隐")
  func hiddenDigitsAreNoIDs(sign: Character) {
    for text in [
      "2050\(String(repeating: sign, count: 4))4299", "2050\(sign)\(sign)\(sign)",
      "\(sign)\(sign)\(sign)4299",
    ] {
      #expect(isBlankID(text), "\(text)")
    }
    for text in ["2050\(sign)4299", "20\(sign)50\(sign)42\(sign)99"] where sign != "*" && sign != "＊" {
      #expect(!isBlankID(text), "\(text)")
    }
  }

  @Test(arguments: [
    "2050…4299", "2050……", "…4299", "2050-****-4299", "FALSE", "true", "x", "X", "xx", "ditto", "(blank)",
    "（无）", "same as above",
    "unknown", "Missing", "#SPILL!", "#CALC!", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!",
    "#FIELD!", "#BLOCKED!",
    "#GETTING_DATA", "#ERROR!", "＃ＮＡＭＥ？", "Err:502", "#N/A", "1900-01-00", "1900/1/0", "1/0/1900",
    "1900年1月0日", "0-Jan-00",
    "1900-01-00 00:00:00", "1899-12-30", "1899/12/30 0:00", "1900-01-01T00:00:00Z", "1970-01-01",
  ])
  func whatProgramsShowForNothingIsNoID(raw: String) { #expect(isBlankID(raw)) }

  @Test(arguments: [
    "#SPILL!", "#CALC!", "#DIV/0!", "#NAME?", "#GETTING_DATA", "#PYTHON!", "Err:502", "#N/A", "#######",
  ])
  func errorsOfSpreadsheetsAreBlank(raw: String) { #expect(CellText.isPlaceholder(raw)) }

  private func isBlankID(_ raw: String) -> Bool {
    var id = CellText(code: raw)
    id.blankPlaceholderID()
    return id.text.isEmpty && id.repairs.contains(Repairs(.placeholderID))
  }

  /// The parts of an ID are joined by one sign, or two.
  @Test(arguments: [
    "2021-0101", "2021_0101", "2021/0101", "2021.0101", "2021#0101", "2021——0101", "2021--0101", "21级01班05号",
    "(2021)101",
    "A000", "A", "abc", "1900-0100", "1900-1-05", "2021 - 0101", "19000100",
    "2021\u{FFFD}\u{FFFD}\u{FFFD}0101", "#101", "201x",
  ])
  func joinedPartsStay(raw: String) { #expect(!isBlankID(raw)) }

  @Test(arguments: ["", "1", "0001", "10", "A-1", "nonesuch", "20250001", "5001012005X", "学号1"])
  func otherIDsStay(raw: String) {
    var id = CellText(code: raw)
    id.blankPlaceholderID()
    #expect(id.text == raw && id.repairs.isEmpty)
  }
}
