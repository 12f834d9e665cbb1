/// The three rates of one group.
public struct Rates: Hashable, Sendable {
  /// 就业率: the placed among the graduates.
  public let employment: Rate
  /// 留渝就业率: the employed in Chongqing among `stayDenominator`.
  public let stayInChongqing: Rate
  /// 留双城经济圈就业率: the employed in the circle among `stayDenominator`.
  public let stayInCircle: Rate

  public init(_ tally: Tally, methodology: Methodology, targets: Targets) {
    self.init(
      Counts(tally, methodology: methodology), over: methodology.stayDenominator, targets: targets)
  }

  /// - Parameters:
  ///   - counts: of one group.
  ///   - hidden: counts that are not told, and so in no rate.
  ///   - denominator: whom the stay rates are shares of, the choice of the methodology of `counts`.
  ///   - targets: what the rates are held against.
  public init(
    _ counts: Counts, hiding hidden: HiddenCounts = [], over denominator: Methodology.StayDenominator,
    targets: Targets
  ) {
    self.init(over: denominator, targets: targets) { hidden.contains($0) ? nil : counts[$0] }
  }

  /// - Parameters:
  ///   - denominator: whom the stay rates are shares of.
  ///   - targets: what the rates are held against.
  ///   - count: `nil` of what is hidden.
  public init(
    over denominator: Methodology.StayDenominator, targets: Targets, _ count: (CountName) -> Int?
  ) {
    let people = count(denominator.people)
    employment = Rate(
      numerator: count(.placed), unknown: count(.unclear), denominator: count(.graduates),
      target: targets.employment)
    stayInChongqing = Rate(
      numerator: count(.chongqing), unknown: count(.chongqingUnknown), denominator: people,
      target: targets.stayInChongqing)
    stayInCircle = Rate(
      numerator: count(.inCircle), unknown: count(.inCircleUnknown), denominator: people,
      target: targets.stayInCircle)
  }

  /// The three in the report's order.
  public var all: [Rate] { [employment, stayInChongqing, stayInCircle] }

  public subscript(name: RateName) -> Rate {
    switch name {
    case .employment: employment
    case .stayInChongqing: stayInChongqing
    case .stayInCircle: stayInCircle
    }
  }

  /// The three by their names in the report, in its order.
  public var named: KeyValuePairs<StaticString, Rate> {
    [
      RateName.employment.term: employment, RateName.stayInChongqing.term: stayInChongqing,
      RateName.stayInCircle.term: stayInCircle,
    ]
  }
}

extension Methodology.StayDenominator {
  /// The count that it is.
  fileprivate var people: CountName {
    switch self {
    case .employed: .employed
    case .placed: .placed
    case .graduates: .graduates
    }
  }
}
