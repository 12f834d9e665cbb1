/// Where the name of an employer can go on with the name of a branch.
struct NameJoints {
  /// Offsets after 公司, 银行, 合作社 and the like, in the order of the text; the end of the text is none.
  private(set) var branches: [Int] = []
  /// Offsets of the words that end the name of a branch: 分公司, 支行, 办事处.
  private(set) var branchEnds: [Int] = []
  /// Where the first of these words starts: what stands before it names the head office.
  private(set) var coreEnd: Int

  init(in bytes: [UInt8]) {
    coreEnd = bytes.count
    var index = 0
    while index < bytes.count {
      var end = index
      Self.words.forEachMatch(in: bytes, at: index) { end = max(end, $0.end) }
      if end == index, let length = Self.shortWords.length(in: bytes, at: index), index >= 6 {
        end = index + length
      }
      if end == index {
        // 某某驻成都办事处
        if index > 0, bytes.has(Self.stationed, at: index) { branches.append(index + Self.stationed.count) }
        index += bytes.characterLength(at: index)
        continue
      }
      if Self.branchWords.stands(in: bytes, at: index) { branchEnds.append(index) }
      if coreEnd == bytes.count { coreEnd = index }
      var joint = end
      while joint < bytes.count, bytes[joint] < 0x80 { joint += 1 }
      if joint < bytes.count { branches.append(joint) }
      index = end
    }
  }

  private static let stationed = Array("驻".utf8)
  static let branchWords: WordList = "分公司 支公司 分行 支行 办事处 代表处 营业部 经营部 分院 分校 分部"

  /// 厂 and 局, which end a name of two characters or more.
  private static let shortWords: WordList = "厂 局"

  private static let words: NameIndex = {
    var index = NameIndex(capacity: 256)
    let list = """
      股份有限公司 有限责任公司 有限公司 总公司 分公司 支公司 子公司 公司 集团 银行 分行 支行 信用社 合作社 供销社 联社 \
      大学 学院 学校 中学 医院 研究院 设计院 规划院 研究所 事务所 委员会 工会 协会 商会 联合会 中心 总队 支队 办事处 代表处 \
      经营部 营业部 项目部 事业部 销售部 加油站 工作站 税务局 公安局 管理局 法院 检察院 人民政府 总局 \
      分理处 营业厅 分院 分校 分部
      """
    for word in list.split(whereSeparator: \.isWhitespace) {
      index.add(
        Array(word.utf8)[...], Place(then: 0, now: 0, zone: .unresolved, source: .current, isFull: true))
    }
    return index
  }()
}
