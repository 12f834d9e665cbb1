/// Where the name of an employer can go on with the name of a branch.
struct NameJoints {
  /// Offsets after 公司, 银行, 合作社 and the like; the end of the text is none.
  fileprivate(set) var branches = OffsetSet()
  /// Where these words start: what stands before the first names the head office.
  fileprivate(set) var words = OffsetSet()
  /// Where the word for a shop or a plant starts that the text ends with; the end of the text where none does.
  let outlet: Int

  fileprivate init(outlet: Int) { self.outlet = outlet }
}

/// Finds the joints of a name.
struct JointFinder {
  /// Of what may be far from the head office.
  let officeWords: WordList = "分公司 支公司 分行 办事处 代表处 分院 分校 分部"
  /// Of what serves one town.
  let localWords: WordList =
    """
    支行 分理处 储蓄所 营业所 营业部 营业厅 营业处 信用社 分社 门市 经营部 收购站 加油站 供电所 支局 邮政所 车站 商场
    """
  /// Of a part of a company that has no office: a shop, a plant, a school's site. They end a name, or stand where a joint does, and the
  /// place right before them is theirs.
  let outletWords: WordList =
    """
    分店 门店 旗舰店 专卖店 专营店 直营店 加盟店 体验店 连锁店 概念店 形象店 酒店 药店 药房 超市 店 分厂 工厂 厂 分站 站 校区 院区 园区 分园 基地 仓库 机场 \
    营销服务部 服务部 网点 分中心 办
    """
  /// Who is part of a university or a company, and of the city that is named right before: 华西三亚医院.
  let instituteWords: WordList = "总医院 医院 学院 研究院 学校"
  private let outletEnds: WordList = "店 厂 站 区 园 地 库 场 部 点 心 办 房 市"
  /// None of the longer ones starts with another. 厂 and 局 end a name of two characters or more; 驻 is 某某驻成都办事处, 附属 in
  /// 某某大学附属永川医院: they end nothing, and a place stands behind them.
  private let words: WordList =
    """
    股份有限公司 有限责任公司 有限公司 总公司 分公司 支公司 子公司 公司 集团 银行 分行 支行 信用社 合作社 供销社 联社 \
    大学 学院 学校 中学 总医院 医院 研究院 设计院 规划院 研究所 事务所 委员会 工会 协会 商会 联合会 分中心 中心 总队 支队 办事处 代表处 \
    经营部 营业部 项目部 事业部 销售部 加油站 工作站 税务局 公安局 管理局 法院 检察院 人民政府 总局 \
    分理处 储蓄所 营业所 营业厅 营业处 分社 门市部 门市 收购站 供电所 支局 邮政所 车站 商场 分院 分校 分部 工厂 分厂 总厂 厂 局 驻 附属
    """
  private let stationed: WordList = "驻 附属"

  private func outletStart(in text: CleanText) -> Int {
    guard outletEnds.stands(in: text, at: text.count - 3) else { return text.count }
    let length = [15, 9, 6, 3].first { outletWords.length(in: text, at: text.count - $0) == $0 }
    return text.count - (length ?? 0)
  }

  /// Whether a word stands at an offset that ends the name of a branch.
  func endsBranch(in text: CleanText, at offset: Int) -> Bool {
    officeWords.stands(in: text, at: offset) || localWords.stands(in: text, at: offset)
  }

  /// The words of the joints of a name, in its order, for explanations.
  func words(in text: CleanText) -> [String] {
    let joints = joints(in: text)
    return (0..<text.count).compactMap { start in
      if start == joints.outlet { return text.text(start..<text.count) }
      if joints.words.first(from: start) == start, let length = words.length(in: text, at: start) {
        return text.text(start..<start + length)
      }
      guard let length = stationed.length(in: text, at: start),
        joints.branches.first(from: start + length) == start + length
      else { return nil }
      return text.text(start..<start + length)
    }
  }

  func joints(in text: CleanText) -> NameJoints {
    var joints = NameJoints(outlet: outletStart(in: text))
    var index = 0
    while index < text.count {
      let head = text.word(at: index)
      guard words.mayStart(head), let length = words.length(in: text, at: index) else {
        index += CleanText.characterLength(head)
        continue
      }
      let end = index + length
      if stationed.stands(in: text, at: index) {
        if index > 0 { joints.branches.insert(end) }
      } else if length > 3 || index >= 6 {
        joints.words.insert(index)
        var joint = end
        while joint < text.count, text[joint] < 0x80 { joint += 1 }
        if joint < text.count { joints.branches.insert(joint) }
      }
      index = end
    }
    return joints
  }
}
