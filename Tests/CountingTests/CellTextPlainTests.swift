import Buffers
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

  /// What shows nothing is told from what does by one rule, on the short way and on the long one.
  @Test func noInvisibleCharacterIsPlain() {
    // Nothing between these shows nothing.
    for value in [UInt32(0x20)...0x33FF, 0xA000...0xFFFF, 0xE0000...0xE0FFF].joined() {
      guard let scalar = Unicode.Scalar(value), scalar.isInvisible, scalar != " " else { continue }
      for text in ["A\(scalar)", "\(scalar)重庆", "学\(scalar)号"] {
        let bytes = Array(text.utf8)
        let isPlain = CellText.isPlain(bytes.span)
        #expect(!isPlain, "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test(
    arguments: [
      0x202A...0x202E, 0x2066...0x2069, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF...0xFEFF, 0xAD...0xAD,
      0x61C...0x61C,
      0x180E...0x180E, 0xFE00...0xFE0F, 0xE0020...0xE007F, 0x3164...0x3164,
    ] as [ClosedRange<UInt32>])
  func marksOfFormatGoWhereverTheyStand(range: ClosedRange<UInt32>) {
    for mark in range.compactMap(Unicode.Scalar.init) {
      for raw in ["\(mark)2050\(mark)", "20\(mark)50", "\(mark)\(mark)2050"] {
        let cell = CellText(code: raw)
        #expect(
          cell.text == "2050" && cell.repairs == Repairs(.invisible), "U+\(String(mark.value, radix: 16))")
      }
      #expect(NameHash.of("王\(mark)五\(mark)") == NameHash.of("王五"))
    }
  }
}
