import Pipelines

/// A row below a header by which a table says how it is to be filled in, and whose cells are of no graduate.
enum FormRow {
  /// Whether the cells number the columns (栏次): 1, 2, 3, or 栏次, (1), (2). A number has to be in each that is filled, one more
  /// than in the one before, the first being 0 or 1, or that of its column.
  static func isNumbering(_ row: RowText) -> Bool {
    let numbers = row.cells.drop { labels.contains($0.folded) }.filter { !$0.folded.isEmpty }
    guard let first = numbers.first, numbers.count > 1, numbers.count >= min(3, row.fields.count),
      let start = number(first.folded), start < 2 || start == first.column + 1
    else { return false }
    return numbers.enumerated().allSatisfy { number($1.folded) == start + $0 }
  }

  /// Whether at least two cells, one of the first two among them, and half of all that are filled, are hints: 必填, 文本, yyyy-mm-dd.
  static func isHints(_ row: RowText) -> Bool {
    guard row.cells.count > 1, row.cells.prefix(2).contains(where: { HintWords.isHint(folded: $0.folded) })
    else {
      return false
    }
    let hints = row.cells.count { HintWords.isHint(folded: $0.folded) }
    return hints > 1 && hints * 2 >= row.cells.count
  }

  /// All that such rows start with, where it is no number.
  static let words = Set(HintWords.all).union(labels)

  /// Of types in one letter (N20, C50); behind these a number follows.
  static let leads = Set("ncdNCD".unicodeScalars)

  /// What stands before the numbers.
  private static let labels: Set = ["栏次", "列次", "行次", "序号", "列号", "编号", "项次", "甲", "乙", "丙", "丁"]

  /// The number in `1`, `(1)`, `[1]` or `1.`.
  private static func number(_ cell: String) -> Int? {
    let digits = cell.drop { "([".contains($0) }.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count), cell[digits.endIndex...].allSatisfy(")].、".contains) else {
      return nil
    }
    return Int(digits)
  }
}
