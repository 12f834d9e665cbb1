import Buffers
// Words that people write where they have nothing to say.

extension CellText {
  /// Reads a word that stands for nothing as blank.
  mutating func blankPlaceholder() {
    if Self.isPlaceholder(text) { blank(as: .placeholder) }
  }

  /// The same of an ID: Chinese words and marks are none, whatever they say (未知, 见备注, ？), nor are zeros alone (00-00),
  /// nor is one of which digits are hidden (2050****4299, 2050XXXX4299).
  mutating func blankPlaceholderID() {
    let saysSomething = text.utf8.contains {
      ($0.isASCIIDigit && $0 != UInt8(ascii: "0")) || (0x61...0x7A).contains($0 | 0x20)
    }
    if !saysSomething || hidesDigits || Self.isPlaceholder(text.filter { !$0.isWhitespace }) {
      blank(as: .placeholderID)
    }
  }

  private var hidesDigits: Bool {
    var crosses = 0
    for byte in text.utf8 {
      crosses = byte | 0x20 == UInt8(ascii: "x") ? crosses + 1 : 0
      if crosses == 3 || byte == UInt8(ascii: "*") { return true }
    }
    return false
  }

  /// Whether a text stands for nothing. 0 does so only as an ID: 其他 may have that code.
  static func isPlaceholder(_ text: String) -> Bool {
    // The longest has 15 bytes.
    guard (1...longest).contains(text.utf8.count) || text.utf8.first == UInt8(ascii: "#"),
      let first = text.unicodeScalars.first, firsts.contains(first)
    else { return false }
    return words.contains(text.lowercased()) || text.utf8.allSatisfy { $0 == UInt8(ascii: "#") }
      || text.unicodeScalars.allSatisfy(dashes.contains)
  }

  /// The same of a text in UTF-8; quick, as nearly every text is longer.
  static func isPlaceholder(_ text: Span<UInt8>) -> Bool {
    guard (1...longest).contains(text.count), let text = try? UTF8Span(validating: text) else { return false }
    return isPlaceholder(String(copying: text))
  }

  private static let longest = 15
  /// All but those of one character alone, such as `#` and dashes.
  static let words: Set<String> = [
    "无", "暂无", "没有", "同上", "待定", "未定", "空", "空白", "未填", "未填写", "无数据", "null", "(null)", "nil", "none",
    "nan", "n/a", "#n/a", "na", "#null!", "#value!", "#ref!", "#name?", "#div/0!", "#num!", "undefined",
    "n.a.", "tbd", "\\n", "[null]", "<null>",
  ]
  /// With which a word can start.
  private static let firsts = dashes.union(
    words.flatMap { ($0.prefix(1) + $0.prefix(1).uppercased()).unicodeScalars })
  /// Of these any number.
  private static let dashes = Set("/\\-‐‑–—―－／＼_.。、,，".unicodeScalars)
}
