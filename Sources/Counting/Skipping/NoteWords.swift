import Buffers
import Pipelines

/// The words that rows start with which people add to a table.
enum NoteWords {
  /// Without white space, narrow; sums are among them.
  private static let words =
    TotalWords.words + [
      "总数", "总人数", "人数合计", "本页小计", "本页合计", "填表", "填报", "制表", "制单", "审核", "审批", "复核", "校对", "经办", "负责人", "联系",
      "院长签字", "校长签字", "签字", "签名", "签章", "盖章", "公章", "备注", "说明", "注:", "附注", "附:", "统计日期", "统计时间", "统计人", "报送",
      "上报", "数据来源", "数据截止", "数据截至", "截止", "截至", "打印", "导出", "附件", "附表", "就业率", "去向落实率", "落实率", "签约率", "就业人数",
      "签约人数", "毕业生人数", "毕业生总人数", "平均", "以下空白", "承上页", "承前页", "过次页", "转下页", "接上页", "班主任", "辅导员", "数据核对", "核对人",
      "学生签字", "填写说明", "提示", "温馨提示", "注意事项", "分管领导", "主管领导", "单位:",
      "单位(",
      "日期:", "电话:",
    ]
  /// In lower case; what follows is no letter, so that nobody's name starts so.
  private static let englishWords =
    TotalWords.englishWords + [
      "totals", "totalgraduates", "sum", "signature", "page", "note", "notes", "remark", "remarks",
      "preparedby",
      "printed",
    ]
  /// No word has more characters.
  private static let longest = 16

  static let all = words + englishWords

  /// With these and a number such a row can start, too: see `isCount(_:)`.
  static let leads: Set<Unicode.Scalar> = ["第", "共", "注", "页"]

  private static let list = Affixes(words)
  private static let english = Affixes(englishWords)

  /// How much of a word of the list a text starts with.
  enum Start {
    case nothing
    /// A word that goes on: 审核中心, but also 填表人张三.
    case beginning
    /// The word itself, alone or before what is no letter, perhaps with what is often said behind it: 合计, 填表人：张三.
    case word
  }

  /// White space between characters (合　计), and what stands before the first letter, do not count.
  static func start(_ text: some StringProtocol) -> Start {
    let head = head(of: text)
    guard let first = head.unicodeScalars.first else { return .nothing }
    if first.isASCII {
      return english.rest(of: head[...]).map { $0.first?.isLetter != true } == true ? .word : .nothing
    }
    if isCount(head) { return .word }
    guard let rest = list.rest(of: head[...]) else { return .nothing }
    return suffixes.endWord(rest) ? .word : .beginning
  }

  /// Whether a cell is a label with a colon behind it, and perhaps what it is of (班级：软件一班): words without a digit.
  ///
  /// - Parameter cell: see `HeaderName.fold(_:)`.
  static func isLabel(folded cell: String) -> Bool {
    guard let colon = cell.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let label = cell[..<colon]
    return (2...12).contains(label.count) && label.allSatisfy { $0.isLetter || "()·、".contains($0) }
      && label.contains { !$0.isASCII }
  }

  /// Whether a cell is to be stamped: 某学院（公章）.
  ///
  /// - Parameter cell: see `HeaderName.fold(_:)`.
  static func isSeal(folded cell: String) -> Bool {
    ["(公章)", "(盖章)", "(签章)", "(签字)"].contains(where: cell.hasSuffix)
  }

  /// Whether a cell is a class (21级1班, 2021级(2)班), which stands above its students.
  ///
  /// - Parameter cell: see `HeaderName.fold(_:)`.
  static func isClass(folded cell: String) -> Bool {
    cell.last == "班" && cell.first?.isNumber == true && cell.contains { "级届".contains($0) }
  }

  /// Whether a text has a number in front, as the lines of a note have: 2. 本表…, （3）…
  static func isNumbered(_ line: some StringProtocol) -> Bool {
    let text = HeaderName.fold(String(line.prefix(longest))).drop { $0 == "(" }
    let number = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(number.count) else { return false }
    let rest = text[number.endIndex...]
    return rest.first.map(".、)".contains) == true && rest.dropFirst().first?.isLetter == true
  }

  /// What is often said behind a word.
  private static let suffixes = Affixes([
    "人数", "人员", "人", "单位", "日期", "时间", "电话", "方式", "意见", "签字", "签名", "盖章", "到", "至",
  ])

  /// 第1页, 共10页, 共20人, 注1, 页 alone
  private static func isCount(_ head: String) -> Bool {
    if head.first == "页" { return head.dropFirst().first?.isLetter != true || head.hasPrefix("页码") }
    guard let first = head.unicodeScalars.first, leads.contains(first),
      head.dropFirst().first?.isNumber == true
    else { return false }
    let unit = head.dropFirst().drop { $0.isNumber || $0 == "/" }.first
    return unit == "页" || first == "共" && (unit == "人" || unit == "条")
      || first == "注" && unit?.isLetter != true
  }

  private static func head(of text: some StringProtocol) -> String {
    var head = String.UnicodeScalarView()
    var count = 0
    let letters = text.unicodeScalars.drop { !$0.isLetter && $0.properties.numericType == nil }
    for scalar in letters where scalar.value > 0x20 && !scalar.isSpace {
      if count == longest { break }
      head.append(scalar.narrowedLowercase)
      count += 1
    }
    return String(head)
  }
}
