internal import Outcomes

extension Methodology.Key: DescribedKey {
  var meaning: KeyMeaning {
    let usual = Methodology()
    return switch self {
    case .stayDenominator:
      KeyMeaning(
        .choice(Methodology.StayDenominator.allCases.map { ($0.rawValue, $0.says) }),
        "Whom the two stay rates are shares of. Their numerators always count the employed.",
        example: "placed", usual: usual.stayDenominator.rawValue)
    case .circle:
      KeyMeaning(
        .choice(Methodology.Circle.allCases.map { ($0.rawValue, $0.says) }),
        "How much of Chongqing counts as 成渝地区双城经济圈.", example: "strict", usual: usual.circle.rawValue)
    case .partialCounties:
      KeyMeaning(
        .choice(Methodology.PartialCounties.allCases.map { ($0.rawValue, $0.says) }),
        "Under `strict`: 开州 and 云阳, which the outline names in part.", example: "out",
        usual: usual.partialCounties.rawValue)
    case .duplicates:
      KeyMeaning(
        .choice(Methodology.Duplicates.allCases.map { ($0.rawValue, $0.says) }),
        "What happens to several records of one graduate.", example: "keep-first",
        usual: usual.duplicates.rawValue)
    }
  }
}

extension RateName {
  var says: String {
    switch self {
    case .employment: "就业率"
    case .stayInChongqing: "留渝就业率"
    case .stayInCircle: "留双城经济圈就业率"
    }
  }
}

extension DestinationScheme {
  var says: String {
    switch self {
    case .gxjy: "就业方案, universities and colleges today"
    case .jyt1001Higher: "JY/T 1001, higher education (高等教育)"
    case .jyt1001Secondary: "JY/T 1001, secondary vocational education (中等职业教育)"
    }
  }
}

extension Methodology.StayDenominator {
  var says: String {
    switch self {
    case .employed: "who has a contract, flexible work or a business"
    case .placed: "also those who serve, study on or are abroad"
    case .graduates: "everyone"
    }
  }
}

extension Methodology.Circle {
  var says: String {
    switch self {
    case .allChongqing: "all of Chongqing, and the Sichuan part of the outline"
    case .strict: "the outline to the letter: nine districts and counties of Chongqing are outside"
    }
  }
}

extension Methodology.PartialCounties {
  var says: String {
    switch self {
    case .in: "inside"
    case .out: "outside"
    }
  }
}

extension Methodology.Duplicates {
  var says: String {
    switch self {
    case .keepLatest: "the record with the latest date (签约日期) counts; of equals, the last"
    case .keepFirst: "the first counts"
    case .reject: "every one after the first is a reject"
    case .count: "all count, and how many a check would have dropped is reported"
    case .off: "nobody looks"
    }
  }
}
