import ExtractReading
import Pipelines

/// Words for sums, which stand in any column of a row: 小计 beside a school and a year, 某校 汇总 where a spreadsheet groups.
enum TotalWords {
  static let words = [
    "小计", "合计", "总计", "共计", "累计", "汇总", "计数", "平均值", "小計", "合計", "總計", "共計", "累計", "匯總",
  ]
  static let englishWords = ["total", "subtotal", "grandtotal"]

  static let all = words + englishWords

  private static let list = Affixes(words)
  private static let english = Affixes(englishWords)

  /// Whether a cell is such a word, perhaps with a figure: 合计：35人.
  ///
  /// - Parameter cell: see `HeaderName.fold(_:)`.
  static func isTotal(folded cell: String) -> Bool {
    if let rest = list.rest(of: cell[...]) { return isFigure(rest) }
    return english.rest(of: cell[...]).map(name) == ""
  }

  /// Whether a cell ends with one: 某校 汇总.
  ///
  /// - Parameter cell: see `HeaderName.fold(_:)`.
  static func isOfTotal(folded cell: String) -> Bool {
    let name = name(cell[...])
    if list.beginning(of: name) != nil { return true }
    return english.beginning(of: name).map { $0.last.map { !$0.isASCII || !$0.isLetter } ?? true } == true
  }

  /// Without signs behind it.
  private static func name(_ text: Substring) -> Substring {
    var name = text
    while let last = name.last, !last.isLetter, !last.isNumber { name.removeLast() }
    return name
  }

  /// Digits, signs, and what people are counted in.
  private static func isFigure(_ rest: Substring) -> Bool {
    rest.allSatisfy { !$0.isLetter || "人名条个".contains($0) }
  }
}
