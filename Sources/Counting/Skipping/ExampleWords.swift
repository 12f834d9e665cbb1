import Pipelines

/// The marks of rows that show how a table is to be filled in: 示例, 例：张三, 填写示例.
enum ExampleWords {
  /// Narrow and in lower case.
  private static let words = [
    "填写示例", "填写样例", "填写范例", "填表示例", "填报示例", "示例", "样例", "范例", "例子", "举例", "示范", "例", "example", "sample",
    "e.g",
  ]
  /// What may be said behind a word.
  private static let suffixes = Affixes(["数据", "记录", "如", "行", "一", "二", "三"])
  private static let list = Affixes(words)

  static let all = words + ["如"]
  /// Behind these anything may follow: 例1, 例：.
  static let leads: Set<Unicode.Scalar> = ["例", "如"]

  /// Whether a cell is such a mark, alone or before what is no letter: no school or name (示例学校) is one.
  ///
  /// - Parameter cell: see `HeaderName.fold(_:)`.
  static func marks(folded cell: String) -> Bool {
    let text = cell.drop { !$0.isLetter && !$0.isNumber }
    // 如20210101; 如皋 is a name.
    if text.first == "如" { return text.dropFirst().first.map { !$0.isLetter } == true }
    guard let rest = list.rest(of: text) else { return false }
    return suffixes.endWord(rest)
  }

  /// Whether an ID shows how one is written, 20xxxxxx: a year at most, and behind it nothing but x. Of one that hides a graduate's
  /// (2050XXXX4299, 2021****) more is left, or it is hidden otherwise.
  static func isAnyID(_ id: String) -> Bool {
    let hidden = id.drop { $0.isASCII && $0.isNumber }
    return id.utf8.count - hidden.utf8.count <= 4 && hidden.utf8.count > 2
      && hidden.utf8.allSatisfy { $0 | 0x20 == UInt8(ascii: "x") }
  }
}
