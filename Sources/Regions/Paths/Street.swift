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
    if settlements.stands(in: text, at: start) { return .county }
    // 重庆火锅店 is anywhere; a company has its name from a register, and the place in it from there.
    if dishes.stands(in: text, at: start) || namesEatery(text, from: start) {
      return namesCompany(text, from: start) ? .none : .everyName
    }
    let sided = sides.stands(in: text, at: start) ? start + 3 : start
    if let length = roads.length(in: text, at: sided) {
      // 重庆路万达店; but 成都路桥公司 is in 成都.
      let isRoad =
        endsRoad(in: text, at: sided + length) || shops.ends(text) && !namesCompany(text, from: start)
      return isRoad ? .everyName : .none
    }
    // 威远街, 昭觉横街 in 成都; but 重庆南大街 is in 重庆.
    let crossed = crossings.stands(in: text, at: start) ? start + 3 : start
    guard let length = streets.length(in: text, at: crossed), endsRoad(in: text, at: crossed + length) else {
      return .none
    }
    // 泸州街 is a street of that name; in 重庆南大街 the city stands before it.
    return crossed == start && length == 3 ? .everyName : .county
  }

  /// Whether what follows a name says what is cooked: 四川美食城 is anywhere.
  func namesDish(_ text: CleanText, at start: Int) -> Bool { dishes.stands(in: text, at: start) }

  /// Whether a few characters behind a name say what is cooked there: 荣昌卤鹅店.
  private func namesEatery(_ text: CleanText, from start: Int) -> Bool {
    let length = text.count - start
    return (9...18).contains(length) && eateries.stands(in: text, at: text.count - 3)
      && foods.stands(in: text, at: text.count - 6)
  }

  private func endsRoad(in text: CleanText, at end: Int) -> Bool {
    end >= text.count || text[end] < 0x80 || afterRoad.stands(in: text, at: end)
  }

  private func namesCompany(_ text: CleanText, from start: Int) -> Bool {
    var offset = start
    while offset < text.count {
      if company.stands(in: text, at: offset) { return true }
      offset += text.characterLength(at: offset)
    }
    return false
  }

  private let roads: WordList = "路 大道 道"
  private let shops: WordList = "店"
  private let eateries: WordList = "店 馆 庄 坊 铺 屋"
  private let foods: WordList = "鱼 鸡 鸭 鹅 兔 面 粉 汤 锅 肉 虾 蟹 饼 粥 串 鳝 蛙 排 骨 肠 饺 包 馍 茶 糖"
  private let streets: WordList = "大街 街 巷"
  private let crossings: WordList = "横 正 直"
  private let company: WordList = "公司 集团"
  private let dishes: WordList =
    """
    火锅 小面 烤鸭 拉面 小吃 料理 菜馆 川菜 家常菜 私房菜 串串 凉皮 米线 酸辣粉 烧烤 牛肉面 担担面 抄手 豆花 卤味 烤鱼 冒菜 麻辣烫 \
    米粉 螺蛳粉 肠粉 热干面 臭豆腐 灌汤包 早茶 茶餐厅 美食 冰淇淋 手工 风味 \
    过桥 包子 饺子 小笼 烩面 板面 煎饼 肉夹馍 羊肉 牛肉 刀削面 炒饭 生煎 土菜 湘菜 本帮菜 手抓饼 奶茶 兔头 烤全羊 榨菜 豆瓣 特产
    """
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
    号 证券 支公司 邮政 餐厅 专卖 报刊 营销 服务 卫生 诊所 便利 酒店 宾馆 农贸 菜市
    """
}
