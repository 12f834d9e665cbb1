import Differential
import Testing

@testable import Counting
@testable import ExtractReading
@testable import Pipelines

/// A text is told by two characters only where it can be none of the words.
struct FirstCharactersTests {
  private static let headers = ["考生号", "学号", "毕业年份", "xh", "Name", "专业名称", "系"]
  private static let pieces =
    NoteWords.all + CellText.words.sorted() + headers + [
      "专科", "无锡市", "合川区", "注", "第", "共", "1", "一", "页", "20人",
    ]
    + [
      "", " ", "　", "\u{200B}", "\u{200D}", "\u{FE00}", "(", "（必填）", "1.", "*", "=", "'", "-", "：", "Ａ", "é",
      "𠀀", "中", "9",
    ]

  private static func isWord(_ text: String) -> Bool {
    let headers = Set(headers.flatMap(HeaderName.keys))
    return NoteWords.start(text) != .nothing || CellText.isPlaceholder(text)
      || HeaderName.keys(text).contains(where: headers.contains)
  }

  /// What stands in rows by which a table says how it is to be filled in.
  @Test(arguments: [TextEncoding.utf8, .gb18030])
  func noExampleOrHintIsMissed(encoding: TextEncoding) throws {
    let firsts = FirstCharacters(
      Set(ExampleWords.all).union(FormRow.words), leads: ExampleWords.leads,
      try TextDecoder(encoding, path: ""))
    for text in [
      "示例", "示 例", "（示例）", "示例1", "例", "例：张三", "例1", "例如：张三", "如：张三", "填写示例", "Sample", "必填", "＊必填", "18位",
      "yyyy-mm-dd",
      "YYYY", "varchar(20)", "日", "栏次", "1", "(1)",
    ] {
      #expect(Self.mayStart(text, firsts, encoding), "\(text)")
    }
  }

  private static func firsts(_ encoding: TextEncoding) throws -> FirstCharacters {
    FirstCharacters(
      NoteWords.all + CellText.words + headers.flatMap(HeaderName.keys), leads: NoteWords.leads,
      try TextDecoder(encoding, path: ""))
  }

  private static func mayStart(_ text: String, _ firsts: FirstCharacters, _ encoding: TextEncoding) -> Bool {
    let bytes = encoding == .utf8 ? Array(text.utf8) : text.inGB18030
    let padded = bytes + Array(repeating: 0, count: FieldBytes.padding)
    return unsafe padded.withUnsafeBufferPointer {
      unsafe firsts.mayStart(FieldBytes($0.baseAddress!, count: bytes.count))
    }
  }

  @Test(arguments: [TextEncoding.utf8, .gb18030])
  func noNumberedWordIsMissed(encoding: TextEncoding) throws {
    let firsts = try Self.firsts(encoding)
    for number in ["1", "9", "12", "91", "101", "一", "十一", "二十一"] {
      for sign in ["", ".", "、", ")", " ", "．"] {
        for name in ["考生号", "xh", "Name"] where Self.isWord(number + sign + name) {
          #expect(Self.mayStart(number + sign + name, firsts, encoding), "\(number)\(sign)\(name)")
        }
      }
    }
    #expect(Self.isWord("十一、考生号") && Self.isWord("12考生号"))
  }

  @Test(arguments: [TextEncoding.utf8, .gb18030], 0..<5)
  func noWordIsMissed(encoding: TextEncoding, seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let firsts = try Self.firsts(encoding)
    var words = 0
    for _ in 0..<20_000 {
      var text = (0..<(1 + random.below(4))).map { _ in random.pick(Self.pieces) }.joined()
      if random.once(in: 4) {
        text = text.map { String($0) }.joined(separator: random.pick(["", " ", "　", "\u{200D}"]))
      }
      if random.once(in: 8) { text = text.uppercased() }
      guard Self.isWord(text) else { continue }
      words += 1
      if !Self.mayStart(text, firsts, encoding) { Issue.record("\(text.debugDescription)") }
    }
    #expect(words > 2_000)
  }

  @Test(arguments: [TextEncoding.utf8, .gb18030])
  func mostOthersAreTold(encoding: TextEncoding) throws {
    let firsts = try Self.firsts(encoding)
    for text in [
      "专科", "专升本", "张三", "无锡市", "合川区", "9001", "2025", "12.5万", "A12", "永川区", "备用", "北京", "本科生毕业", "4",
    ] {
      #expect(!Self.mayStart(text, firsts, encoding) || text == "12.5万" || text == "4", "\(text)")
    }
  }
}
