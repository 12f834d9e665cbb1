import Buffers
// Words that people write where they have nothing to say.

extension CellText {
  /// Reads a word that stands for nothing as blank.
  mutating func blankPlaceholder() {
    if Self.isPlaceholder(text) { blank(as: .placeholder) }
  }

  /// Whether a text stands for nothing. 0 does so only as an ID: 其他 may have that code.
  static func isPlaceholder(_ text: String) -> Bool {
    // The longest has 15 bytes.
    guard (1...longestPlaceholder).contains(text.utf8.count) || text.utf8.first == UInt8(ascii: "#"),
      let first = text.unicodeScalars.first, firsts.contains(first)
    else { return false }
    return words.contains(text.lowercased()) || isError(text)
      || text.unicodeScalars.allSatisfy(dashes.contains)
  }

  /// The same of a text in UTF-8; quick, as nearly every text is longer.
  static func isPlaceholder(_ text: Span<UInt8>) -> Bool {
    guard (1...longestPlaceholder).contains(text.count), let text = try? UTF8Span(validating: text) else {
      return false
    }
    return isPlaceholder(String(copying: text))
  }

  /// What a spreadsheet shows in place of a value: `####`, `#SPILL!`, `#NAME?` (each program has its own), `Err:502`.
  private static func isError(_ text: String) -> Bool {
    if text.utf8.first != UInt8(ascii: "#") { return text.lowercased().hasPrefix("err:") }
    let name = text.utf8.drop { $0 == UInt8(ascii: "#") }
    guard let last = name.last else { return true }
    return (last == UInt8(ascii: "!") || last == UInt8(ascii: "?"))
      && name.dropLast().allSatisfy {
        $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "/") || $0.isASCIIAlphanumeric
      }
  }

  /// In bytes.
  static let longestPlaceholder = 15
  /// All but those of one character alone, such as `#` and dashes.
  static let words: Set<String> = [
    "无", "暂无", "没有", "同上", "待定", "未定", "空", "空白", "未填", "未填写", "无数据", "null", "(null)", "nil", "none",
    "nan", "n/a", "#n/a", "#nv", "#getting_data", "na", "undefined", "n.a.", "tbd", "\\n", "[null]", "<null>",
  ]
  /// With which a word can start.
  private static let firsts = dashes.union(
    (words + ["err:"]).flatMap { ($0.prefix(1) + $0.prefix(1).uppercased()).unicodeScalars })
  /// Of these any number.
  private static let dashes = Set("/\\-‐‑–—―－／＼_.。、,，".unicodeScalars)
}
