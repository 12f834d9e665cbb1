package import Outcomes
package import Regions

extension Methodology.StayDenominator {
  /// Whom a stay rate is a share of.
  package var group: Bilingual {
    switch self {
    case .employed: Bilingual("就业者", "the employed")
    case .placed: Bilingual("落实去向者", "those placed")
    case .graduates: Bilingual("全部毕业生", "all graduates")
    }
  }
}

extension CircleDefinition {
  package var heading: Bilingual {
    switch self {
    case .allChongqing: Bilingual("全重庆", "All of Chongqing")
    case .strictWithPartial: Bilingual("严格，含开州云阳", "Strict, with 开州 and 云阳")
    case .strictWithoutPartial: Bilingual("严格，不含开州云阳", "Strict, without 开州 and 云阳")
    }
  }

  /// Its part of Chongqing.
  fileprivate var extent: Bilingual {
    switch self {
    case .allChongqing: Bilingual("重庆全市", "all of Chongqing")
    case .strictWithPartial:
      Bilingual(
        "规划纲要点名的重庆区县，含开州、云阳", "the districts of Chongqing that the outline names, with 开州 and 云阳")
    case .strictWithoutPartial:
      Bilingual(
        "规划纲要点名的重庆区县，不含开州、云阳", "the districts of Chongqing that the outline names, without 开州 and 云阳")
    }
  }
}

extension Methodology {
  /// How the figures are defined, in plain words.
  ///
  /// - Parameter divisionsAsOf: the state of the codes, as the report has it.
  package func definitions(divisionsAsOf: String) -> [(term: Bilingual, meaning: Bilingual)] {
    let (people, circle) = (stayDenominator.group, circleDefinition.extent)
    return [
      (
        RateName.employment.heading,
        Bilingual(
          "落实去向的人 ÷ 全部毕业生。签协议或合同、灵活就业、创业、入伍、升学、出国都算落实；待就业和拟升学不算。",
          "Those placed ÷ all graduates. A contract, flexible work, a business, the army, study and going abroad count; who is waiting or only intends to study does not."
        )
      ),
      (
        RateName.stayInChongqing.heading,
        Bilingual(
          "在重庆就业的人 ÷ \(people.chinese)。升学、入伍、出国的人没有工作地。",
          "Those employed in Chongqing ÷ \(people.english). Who studies, serves or is abroad has no place of work."
        )
      ),
      (
        RateName.stayInCircle.heading,
        Bilingual(
          "在成渝地区双城经济圈就业的人 ÷ \(people.chinese)。经济圈：四川 15 市（平武、北川、万源、天全、宝兴除外）和\(circle.chinese)。",
          "Those employed in the Chengdu–Chongqing circle ÷ \(people.english). The circle: 15 cities of Sichuan less 平武, 北川, 万源, 天全 and 宝兴, and \(circle.english)."
        )
      ),
      (
        Bilingual("不明", "Unknown"),
        Bilingual(
          "不知道的不猜。“最高”是把不明的人全部计入的结果。已知的已够是达标，全部计入仍不够是未达标，其余是待定。",
          "What is not known is not guessed. “At most” counts every unknown in. Met: the known suffice. Missed: not even all unknown would do. Open: the rest."
        )
      ),
      (
        Bilingual("差几人", "Short"),
        Bilingual(
          "分母不变时，再有这么多人计入分子即达标。",
          "How many more in the numerator would meet the target, the denominator as it is.")
      ),
      (Bilingual("重复", "Duplicates"), duplicates.rule),
      (
        Bilingual("行政区划", "Divisions"),
        Bilingual(
          "\(divisionsAsOf) 的区划；旧代码折算为现行代码。",
          "As of \(divisionsAsOf); codes out of use mean their successors.")
      ),
    ]
  }
}

extension Methodology.Duplicates {
  fileprivate var rule: Bilingual {
    switch self {
    case .keepLatest:
      Bilingual(
        "同一毕业生有多条记录时，取签约日期最晚的一条。", "Of several records of one graduate the one with the latest date counts.")
    case .keepFirst: Bilingual("同一毕业生有多条记录时，取最先的一条。", "Of several records of one graduate the first counts.")
    case .reject: Bilingual("同一毕业生第一条以外的记录拒收。", "Every record of a graduate after the first is rejected.")
    case .count: Bilingual("同一毕业生的多条记录都计入。", "All records of one graduate count.")
    case .off: Bilingual("没有查重。", "Nobody looked for duplicates.")
    }
  }
}
