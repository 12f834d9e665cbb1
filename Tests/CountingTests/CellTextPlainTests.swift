import Testing

@testable import Counting

/// The short way round `CellText` against the long one.
struct CellTextPlainTests {
  private static let pieces: [[UInt8]] =
    [
      "重庆", "云栖贸易有限公司", "㮾梨", "（成都）", "Ａ１", "、", "A1", ".", "-", " ", "  ", "\u{3000}", "\u{A0}", "\u{FEFF}",
      "\u{200B}", "\u{AD}", "\u{85}", "\u{2028}", "\t", "\0", "\u{7F}", "'", "\"", "=\"", "é", "大𫭢",
      "\u{FFFD}",
    ].map { Array($0.utf8) } + [
      [0xE9], [0xE9, 0x87], [0x87], [0xEF, 0xBC], [0xED, 0xA0, 0x80], [0xFF], [0xE4, 0x41, 0x80],
    ]

  @Test func aPlainValueIsCleanAsItStands() {
    var plain = 0
    var state: UInt64 = 11
    for _ in 0..<20_000 {
      var raw: [UInt8] = []
      for _ in 0..<Int(state >> 60) % 4 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        raw += Self.pieces[Int(state >> 33) % Self.pieces.count]
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      guard CellText.isPlain(raw.span) else { continue }
      plain += 1
      guard let text = String(validating: raw, as: UTF8.self) else {
        Issue.record("\(raw) is not UTF-8")
        continue
      }
      let cell = CellText(text)
      #expect(cell.text == text && cell.repairs.isEmpty, "\(text.debugDescription)")
    }
    #expect(plain > 2_000)
  }

  @Test(arguments: ["", "重庆云栖贸易有限公司", "云栖电子（重庆）有限公司", "A 座", "㮾梨街道"])
  func whatNamesConsistOfIsPlain(text: String) {
    let bytes = Array(text.utf8)
    let isPlain = CellText.isPlain(bytes.span)
    #expect(isPlain)
  }

  @Test(arguments: [" A", "A ", "'A", "=\"A\"", "\u{3000}A", "A\u{200B}", "A\t", "\u{FEFF}"])
  func whatIsCleanedIsNot(text: String) {
    let bytes = Array(text.utf8)
    let isPlain = CellText.isPlain(bytes.span)
    #expect(!isPlain)
  }
}
