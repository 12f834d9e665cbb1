import Testing

@testable import Spreadsheets

struct CellTextTests {
  @Test(arguments: [
    ("重庆", "重庆"), ("=1+1", "=1+1"), ("a\tb\nc", "a\tb\nc"),
    ("a\0b\u{1}\u{8}\u{B}\u{1F}c", "a��b���c".replacing("��b���c", with: "�b����c")),
    ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"), ("𠮷", "𠮷"), ("", ""),
    // What a reader would take for an escaped character.
    ("_x0041_", "_x005F_x0041_"), ("a_X00e9_b_x0041_", "a_x005F_X00e9_b_x005F_x0041_"),
    ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"), ("_x004_", "_x004_"), ("_x00G1_", "_x00G1_"),
    ("_x0041", "_x0041"),
    ("_", "_"), ("重_x0041_庆", "重_x005F_x0041_庆"),
  ])
  func saysWhatACellCanHold(text: String, encoded: String) {
    #expect(CellText.encoded(text) == encoded)
  }

  @Test(arguments: [
    (String(repeating: "渝", count: 32_767), 32_767, false),
    (String(repeating: "渝", count: 32_768), 32_767, true),
    (String(repeating: "𠮷", count: 20_000), 32_767, true),
    (String(repeating: "_x0041_", count: 5000), 32_767, true),
    // One character that is longer than a cell.
    ("e" + String(repeating: "\u{301}", count: 40_000), 1, true),
  ])
  func cutsWhatIsTooLong(text: String, length: Int, isCut: Bool) {
    let encoded = CellText.encoded(text)
    #expect(encoded.utf16.count <= length && encoded.hasSuffix("…") == isCut)
    #expect(encoded.utf16.count >= length - 1)
  }
}
