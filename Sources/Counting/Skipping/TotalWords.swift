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

  /// Whether a text says how many there are: 待就业（12人）, 待就业：12, 就业 28. A code may stand in brackets: 待就业(70).
  static func isCounted(_ text: String) -> Bool {
    let text = text[...].dropping { ")） ".contains($0) }
    let number = text.dropping { "人名个".contains($0) }
    let name = number.dropping { $0.isASCII && $0.isNumber }
    guard name.endIndex < number.endIndex, let last = name.last else { return false }
    return number.endIndex < text.endIndex || ":： ".contains(last)
  }

  /// Without signs behind it.
  private static func name(_ text: Substring) -> Substring {
    text.dropping { !$0.isLetter && !$0.isNumber }
  }

  /// Digits, signs, and what people are counted in.
  private static func isFigure(_ rest: Substring) -> Bool {
    rest.allSatisfy { !$0.isLetter || "人名条个".contains($0) }
  }
}

extension Substring {
  /// Without the characters at its end that are `isDropped`.
  fileprivate func dropping(_ isDropped: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}
