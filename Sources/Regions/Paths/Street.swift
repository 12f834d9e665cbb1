/// Tells a place from a road, a village or a house that carries the place's name.
///
/// 上海市四川北路 is not in Sichuan and 青岛市重庆路 not in Chongqing: a short name counts only where no such word
/// follows.
struct Street {
  /// Which short names what follows them makes part of another name.
  enum Claim { case none, county, everyName }

  /// What follows a short name in an address.
  func claim(_ text: CleanText, at start: Int) -> Claim {
    guard start < text.count, text[start] >= 0xE0 else { return .none }
    if afterName.stands(in: text, at: start) { return .everyName }
    // 成都北路, 四川中路, 重庆一路; but 内江北街 is 北街 in 内江, as streets (街) are seldom named after places.
    guard sides.stands(in: text, at: start) else { return .none }
    return roads.stands(in: text, at: start + 3) ? .everyName : .none
  }

  /// What follows one in a name of a company, where 成都路桥 and 云阳村镇银行 are in 成都 and 云阳.
  func claimInName(_ text: CleanText, at start: Int) -> Claim {
    guard start < text.count, text[start] >= 0xE0 else { return .none }
    var end = start
    if sides.stands(in: text, at: start) { end += 3 }
    if let length = roads.length(in: text, at: end) {
      end += length
      if end >= text.count || text[end] < 0x80 { return .everyName }
      return afterRoad.stands(in: text, at: end) ? .everyName : .none
    }
    return end == start && settlements.stands(in: text, at: start) ? .county : .none
  }

  private let roads: WordList = "路 大道 道"
  private let sides: WordList = "东 西 南 北 中 上 下 前 后 环 新 老 内 外 一 二 三 四 五 支"
  private let afterName: WordList =
    """
    路 大道 道 街 大街 巷 弄 胡同 里弄 桥头 镇 乡 村 屯 庄 寨 社区 居委 山庄 大厦 广场 花园 公寓 小区 新村 大酒店 酒店 宾馆 饭店 商厦 \
    商场 商城 公园 湾 湖 河 楼 苑 园区路
    """
  private let settlements: WordList = "镇 乡 街道 社区"
  private let afterRoad: WordList =
    """
    第 一 二 三 四 五 六 七 八 九 十 小学 中学 学校 幼儿 支行 分行 分理 储蓄 店 药 分店 营业 派出 社区 街道 加油 门市 超市 市场 \
    号 证券 支公司 邮政 餐厅 专卖 报刊
    """
}
