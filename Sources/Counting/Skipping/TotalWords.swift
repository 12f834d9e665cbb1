import ExtractReading
import Pipelines

/// Words for sums, which stand in any column of a row: 小计 beside a school and a year, 某校 汇总 where a spreadsheet groups.
enum TotalWords {
  static let words = [
    "小计", "合计", "总计", "共计", "累计", "汇总", "计数", "平均值", "小計", "合計", "總計", "共計", "累計", "匯總",
  ]
  static let englishWords = ["total", "subtotal", "grandtotal"]

  static let all = words + englishWords

  /// Whether a cell is such a word, perhaps with a figure: 合计：35人.
  static func isTotal(_ cell: String) -> Bool {
    let text = HeaderName.fold(cell)
    if let word = words.first(where: text.hasPrefix) { return isFigure(text.dropFirst(word.count)) }
    return englishWords.contains(Self.name(text))
  }

  /// Whether a cell ends with one: 某校 汇总.
  static func isOfTotal(_ cell: String) -> Bool {
    let name = name(HeaderName.fold(cell))
    return words.contains(where: name.hasSuffix)
      || englishWords.contains { word in
        name.hasSuffix(word) && (name.dropLast(word.count).last.map { !$0.isASCII || !$0.isLetter } ?? true)
      }
  }

  /// Without signs behind it.
  private static func name(_ text: String) -> String {
    String(text.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
  }

  /// Digits, signs, and what people are counted in.
  private static func isFigure(_ rest: Substring) -> Bool {
    rest.allSatisfy { !$0.isLetter || "人名条个".contains($0) }
  }
}
