import Pipelines

/// The marks of rows that show how a table is to be filled in: 示例, 例：张三, 填写示例.
enum ExampleWords {
  /// Narrow and in lower case, the longest first.
  private static let words = [
    "填写示例", "填写样例", "填写范例", "填表示例", "填报示例", "示例", "样例", "范例", "例子", "举例", "示范", "例", "example", "sample",
    "e.g",
  ]
  /// What may be said behind a word.
  private static let suffixes = ["数据", "记录", "如", "行", "一", "二", "三"]

  static let all = words + ["如"]
  /// Behind these anything may follow: 例1, 例：.
  static let leads: Set<Unicode.Scalar> = ["例", "如"]

  /// Whether a cell is such a mark, alone or before what is no letter: no school or name (示例学校) is one.
  static func marks(_ cell: String) -> Bool {
    let text = HeaderName.fold(cell).drop { !$0.isLetter && !$0.isNumber }
    if text.hasPrefix("如:") { return true }
    guard let word = words.first(where: text.hasPrefix) else { return false }
    let rest = text.dropFirst(word.count)
    let suffix = suffixes.first(where: rest.hasPrefix) ?? ""
    return [rest, rest.dropFirst(suffix.count)].contains { $0.first?.isLetter != true }
  }
}
