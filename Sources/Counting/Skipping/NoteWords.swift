/// The words that rows start with which people add to a table.
enum NoteWords {
  /// Without white space, narrow.
  private static let words = [
    "合计", "总计", "小计", "共计", "累计", "总数", "总人数", "人数合计", "本页小计", "本页合计", "填表", "填报", "制表", "制单", "审核", "审批",
    "复核",
    "校对", "经办", "负责人", "联系", "签字", "签名", "签章", "盖章", "公章", "备注", "说明", "注:", "附注", "附:", "统计日期", "统计时间",
    "统计人", "报送",
    "上报", "数据来源", "单位:", "日期:", "电话:",
  ]
  /// In lower case; what follows is no letter, so that nobody's name starts so.
  private static let englishWords = [
    "grandtotal", "total", "subtotal", "page", "note", "notes", "remark", "remarks", "preparedby", "printed",
  ]
  /// No word has more characters.
  private static let longest = 16

  /// The characters with which such a row can start.
  static let firsts = Set(
    words.map { $0.first! } + ["第", "共"] + englishWords.flatMap { [$0.first!, $0.uppercased().first!] })

  private static let byFirst = Dictionary(grouping: words, by: { $0.unicodeScalars.first! })

  /// Whether a text starts with a word of the list; white space between its characters (合　计) does not count.
  static func start(_ text: some StringProtocol) -> Bool {
    let head = head(of: text)
    guard let first = head.unicodeScalars.first else { return false }
    if first.isASCII { return startsInEnglish(head) }
    if let words = byFirst[first] { return words.contains { head.utf8.starts(with: $0.utf8) } }
    return isCount(head)
  }

  private static func startsInEnglish(_ head: String) -> Bool {
    englishWords.contains { word in
      head.hasPrefix(word) && head.dropFirst(word.count).first?.isLetter != true
    }
  }

  /// 第1页, 共10页, 共20人
  private static func isCount(_ head: String) -> Bool {
    guard let first = head.first, first == "第" || first == "共" else { return false }
    let unit = head.dropFirst().drop { $0.isNumber }.first
    return unit == "页" || first == "共" && unit == "人"
  }

  private static func head(of text: some StringProtocol) -> String {
    var head = ""
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      if head.unicodeScalars.count == longest { break }
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      head.unicodeScalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return head.lowercased()
  }
}
