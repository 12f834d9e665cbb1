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
  ///   - denominator: whom the stay rates are shares of, the choice of the methodology of `counts`.
  ///   - targets: what the rates are held against.
  public init(_ counts: Counts, over denominator: Methodology.StayDenominator, targets: Targets) {
    let denominator =
      switch denominator {
      case .employed: counts.employed
      case .placed: counts.placed
      case .graduates: counts.graduates
      }
    employment = Rate(
      numerator: counts.placed, unknown: counts.unclear, denominator: counts.graduates,
      target: targets.employment)
    stayInChongqing = Rate(
      numerator: counts.chongqing, unknown: counts.chongqingUnknown, denominator: denominator,
      target: targets.stayInChongqing)
    stayInCircle = Rate(
      numerator: counts.inCircle, unknown: counts.inCircleUnknown, denominator: denominator,
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
