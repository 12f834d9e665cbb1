import ReferenceData
import Testing

@testable import Regions

/// Where a branch is, by its name and that of its head office.
struct BranchTests {
  @Test(
    arguments: [
      // A town or a quarter of the head office's own city, though a county elsewhere has or had the name.
      ("云栖建设银行股份有限公司重庆南坪支行", Zone.chongqingUnspecified), ("重庆云栖回收有限公司南坪分公司", .chongqingUnspecified),
      ("云栖农商银行成都玉林支行", .circle), ("宜宾市云栖银行南岸支行", .circle), ("惠州市云栖银行河南岸支行", .elsewhere),
      // The end of another word.
      ("重庆云栖回收有限公司歌乐山分公司", .chongqingUnspecified), ("云栖银行重庆朝天门支行", .chongqingUnspecified),
      ("云栖银行重庆临江门支行", .chongqingUnspecified), ("云栖银行重庆涪陵城区支行", .chongqingCore),
      // A line of business before the place.
      ("海南云栖航空重庆分公司", .chongqingUnspecified), ("重庆云栖建设有限公司安康分公司", .elsewhere),
      // A city of which parts are in the circle: its own districts, a town of a county, and the county.
      ("绵阳市云栖银行剑南支行", .circle), ("云栖保险股份有限公司绵阳市分公司", .circle), ("云栖有限公司平武支行", .sichuanOuter),
      // A county that is an everyday word too, and a town of it.
      ("云栖银行大英玉峰分理处", .circle),
      // Right behind a place, what lies outside it is part of a word; so is what has a street, a gate or a town's rank.
      ("云栖银行股份有限公司射洪仁和分理处", .circle), ("云栖银行成都沙河支行昭觉横街分理处", .circle), ("云栖银行重庆南大街支行", .chongqingUnspecified),
      ("云栖银行威远街分理处", .unresolved), ("重庆路云栖店", .unresolved), ("云栖银行南坪东路支行", .unresolved),
      ("岳阳镇云栖供销社门市", .unresolved),
      ("云栖银行广安门支行", .unresolved), ("云栖银行七星岗支行", .unresolved), ("云栖银行朝天门支行", .unresolved),
      // What belongs to a branch that nobody can place, or that serves one county and what is in it.
      ("云栖银行宝泉岭支行名山办事处", .unresolved), ("云栖银行南坪支行南湖储蓄所", .unresolved),
      ("云栖银行成都双流支行南阳分理处", .circle),
      // A quarter or a county: both are elsewhere.
      ("周口云栖银行西城支行", .elsewhere), ("闻喜县云栖信用社龙海分社", .elsewhere),
      // A province before a street of its name; a doubt and a region also where no 公司 stands before.
      ("吉林云栖银行重庆支行", .chongqingUnspecified), ("重庆云栖钢铁西南分公司", .unresolved),
      ("重庆云栖装饰新都分公司", .unresolved), ("重庆云栖百货大竹商场", .unresolved),
      // Two places may be meant, or nobody says which.
      ("重庆云栖建设有限公司正安分公司", .unresolved), ("贵州沿河云栖有限公司涪陵分公司", .unresolved),
      ("云栖建设有限公司西南分公司", .unresolved), ("重庆云栖建设有限公司西南分公司", .unresolved),
    ])
  func isWhereItsNameSays(name: String, zone: Zone) {
    let found = Gazetteer.builtIn.place(employer: name)?.zone ?? .unresolved
    #expect(found.placeClass == zone.placeClass, "\(name): \(found)")
  }

  /// Whatever the head office, a branch that names its county in full is there, or it is not known where.
  @Test func countiesInFullCount() throws {
    let codes = Divisions.current.codes.filter { code in
      code.level == .county && [500_000, 510_000].contains(code.province.number)
    }
    #expect(codes.count > 200)
    for (number, code) in codes.enumerated() {
      let head = ["重庆", "成都", "北京", "绵阳市", ""][number % 5]
      let joint = ["分公司", "支行", "办事处", "门市部", "营业部"][number % 4]
      let county = try #require(Divisions.current.name(of: code))
      // Every town has an eastern and a western part.
      if ["东区", "西区"].contains(county) { continue }
      let name = head + "云栖科技有限公司" + county + joint
      let place = Gazetteer.builtIn.place(employer: name)
      #expect(place == nil || place?.division == code, "\(name): \(place?.division?.description ?? "")")
    }
  }
}
