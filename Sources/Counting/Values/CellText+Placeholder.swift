// Words that people write where they have nothing to say.

extension CellText {
  /// Reads a word that stands for nothing as blank.
  mutating func blankPlaceholder() {
    if Self.isPlaceholder(text) { blank(as: .placeholder) }
  }

  /// The same of an ID; zeros alone are none, nor is one of which digits are hidden.
  mutating func blankPlaceholderID() {
    if Self.isPlaceholder(text) || text.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) || text.contains("*") {
      blank(as: .placeholderID)
    }
  }

  /// Whether a text stands for nothing. 0 does so only as an ID: 其他 may have that code.
  static func isPlaceholder(_ text: String) -> Bool {
    // The longest has 15 bytes.
    guard (1...longest).contains(text.utf8.count) || text.utf8.first == UInt8(ascii: "#") else {
      return false
    }
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
  ]
  /// Of these any number.
  private static let dashes = Set("/\\-‐‑–—―－／＼_.。、,，".unicodeScalars)
}
