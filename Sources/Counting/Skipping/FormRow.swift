import Pipelines

/// A row below a header by which a table says how it is to be filled in, and whose cells are of no graduate.
enum FormRow {
  /// Whether the cells number the columns (栏次): 1, 2, 3, or 栏次, (1), (2). A number has to be in each that is filled, one more
  /// than in the one before, the first being 0 or 1, or that of its column.
  static func isNumbering(_ cells: [String]) -> Bool {
    let filled = cells.enumerated().map { ($0, HeaderName.fold($1)) }.filter { !$1.isEmpty }
    let labels = filled.prefix { Self.labels.contains($1) }.count
    let numbers = filled.dropFirst(labels).map { (column: $0 + 1, number: number($1)) }
    guard let first = numbers.first, numbers.count > 1, numbers.count >= min(3, cells.count),
      let start = first.number, start < 2 || start == first.column
    else { return false }
    return numbers.enumerated().allSatisfy { $1.number == start + $0 }
  }

  /// Whether at least two cells, and half of all that are filled, are hints: 必填, 文本, yyyy-mm-dd.
  static func isHints(_ cells: [String]) -> Bool {
    let hints = cells.count(where: HintWords.isHint)
    return hints > 1 && hints * 2 >= cells.count { !$0.isEmpty }
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
