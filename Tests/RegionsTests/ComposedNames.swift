import Differential
import ReferenceData

@testable import Regions

/// Names of employers put together from every part that a name can have; the same draws every time.
struct ComposedNames {
  /// A branch as people name it: head office, brand, 有限公司, division, joint.
  struct Branch {
    let head, brand, joint: String
    let division: DivisionCode

    func name(_ division: String, behind: String = "", end: String = "") -> String {
      head + brand + "有限公司" + division + behind + joint + end
    }
  }

  /// Where the head office says it is: nowhere, in a province, a city, a county, by full and by short name.
  static let heads = [
    "", "重庆", "重庆市", "重庆市万州区", "涪陵", "江北区", "四川", "四川省", "成都", "四川省绵阳市", "达州", "宜宾市", "四川南充", "石柱县", "北京",
    "上海市",
    "贵州", "贵州沿河", "广东省深圳市", "浙江宁波", "湖北省", "陕西安康", "新疆", "内蒙古自治区", "中国", "中铁",
  ]

  /// Every word that ends the name of a branch.
  static let joints: [String] = {
    let finder = Names.builtIn.value.joints
    return (finder.officeWords.words + finder.localWords.words + outlets).sorted()
  }()

  /// Those for shops, plants and schools' sites.
  static let outlets = Names.builtIn.value.joints.outletWords.words.sorted()

  /// Every division of Chongqing and Sichuan, and 200 elsewhere.
  static let divisions: [DivisionCode] = {
    var random = SplitMix(seed: 14)
    let isNear = { (code: DivisionCode) in [500_000, 510_000].contains(code.province.number) }
    var elsewhere = Divisions.current.codes.filter { !isNear($0) }
    for index in 0..<200 { elsewhere.swapAt(index, index + random.below(elsewhere.count - index)) }
    return Divisions.current.codes.filter(isNear) + elsewhere.prefix(200)
  }()

  /// 300 brands of two or three characters, in none of which a place is named.
  static let brands: [String] = {
    let syllables = Array(
      "云栖瑞鑫泓翊霖煜晟皓颢宸骏腾飞捷达智慧睿博卓越恒润泽沛盈丰裕隆盛昌荣耀辉煌灿锦绣艺美佳怡悦馨雅洁净康健益民惠众诚信德仁义礼尚品味源创新科迅驰远航翔宇宙星辰曜昊朗明亮晨曦朝霞虹彩"
    ).map(String.init)
    var random = SplitMix(seed: 300)
    var brands: [String] = []
    while brands.count < 300 {
      let brand = (0..<(2 + random.below(2))).map { _ in random.pick(syllables) }.joined()
      if !brands.contains(brand), !namesPlace(brand) { brands.append(brand) }
    }
    return brands
  }()

  /// Whether the name of a place stands anywhere in a text, by the index alone.
  static func namesPlace(_ text: String) -> Bool {
    CleanText.reading(text.utf8.span) { text in
      let index = Names.builtIn.value.places
      return (0..<text.count).contains { index.longestMatch(in: text, at: $0).end > $0 }
    }
  }

  /// Branches in which every division, head, joint and brand occurs.
  static let branches: [Branch] = {
    var random = SplitMix(seed: 2027)
    return (0..<divisions.count * 40).map { number in
      let round = number / divisions.count
      // Each round walks through the divisions, and in steps of its own through everything else.
      return Branch(
        head: heads[(number + round) % heads.count], brand: brands[number % brands.count],
        joint: random.once(in: 2) ? random.pick(joints) : joints[(number + round) % joints.count],
        division: divisions[number % divisions.count])
    }
  }()

  /// The places that have a name today, or had it in 2000 or later: 双桥区 is one of 承德, and was one of Chongqing.
  static func places(named name: String) -> [Place] {
    CleanText.reading(name.utf8.span) { text in
      let (places, end) = Names.builtIn.value.places.longestMatch(in: text, at: 0)
      return end == text.count ? places.filter { $0.source != .old } : []
    }
  }

  /// Whether every town has a part of that name (东区), which so is none by itself.
  static func isGeneric(_ name: String) -> Bool {
    CleanText.reading(name.utf8.span) { text in
      var isGeneric = false
      Names.builtIn.value.places.forEachMatch(in: text, at: 0) { name, end in
        isGeneric = isGeneric || end == text.count && name.traits.contains(.generic)
      }
      return isGeneric
    }
  }

  /// Whether a text is an everyday word beside the short name of a county.
  static func isCommonWord(_ name: String) -> Bool {
    CleanText.reading(name.utf8.span) { text in
      Names.builtIn.value.commonWords.longestMatch(in: text, at: 0).end == text.count
    }
  }
}
