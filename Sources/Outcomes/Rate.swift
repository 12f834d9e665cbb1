import Regions

/// A share of people against its target.
///
/// `numerator`, `unknown` and `denominator` are people; a value is a fraction, never rounded here.
public struct Rate: Hashable, Sendable {
  /// How a rate stands against its target.
  public enum Verdict: String, CaseIterable, Sendable {
    /// The known share reaches the target.
    case met
    /// Even if every unknown had counted, the target would be missed.
    case missed
    /// The unknowns decide.
    case undetermined
    /// There is nobody to take a share of.
    case notAssessed = "not_assessed"
  }

  public let numerator: Int
  /// Those who might belong in the numerator: the extract does not say.
  public let unknown: Int
  public let denominator: Int
  public let target: Target

  public init(numerator: Int, unknown: Int, denominator: Int, target: Target) {
    self.numerator = numerator
    self.unknown = unknown
    self.denominator = denominator
    self.target = target
  }

  /// `numerator / denominator` in millionths, rounded half up; `nil` where the denominator is 0.
  public var valueInMillionths: Int? { millionths(numerator) }

  /// The rate in millionths if every unknown had counted; `nil` where the denominator is 0.
  public var upperInMillionths: Int? { millionths(numerator + unknown) }

  private func millionths(_ people: Int) -> Int? {
    denominator == 0 ? nil : (2 * people * 1_000_000 + denominator) / (2 * denominator)
  }

  /// Decided on whole people, before any rounding.
  public var verdict: Verdict {
    if denominator == 0 { return .notAssessed }
    if target.isMet(by: numerator, of: denominator) { return .met }
    return target.isMet(by: numerator + unknown, of: denominator) ? .undetermined : .missed
  }

  /// The smallest number of further people in the numerator that meets the target with the denominator as it is.
  public var needed: Int { max(0, target.least(of: denominator) - numerator) }
}

/// A share to be reached, exact to a millionth.
public struct Target: Hashable, Sendable {
  /// 0...1_000_000
  public let millionths: Int

  /// - Parameter millionths: the share times 1,000,000, in 0...1_000_000.
  public init(millionths: Int) {
    precondition((0...1_000_000).contains(millionths))
    self.millionths = millionths
  }

  func isMet(by people: Int, of denominator: Int) -> Bool {
    people * 1_000_000 >= millionths * denominator
  }

  /// The fewest people of `denominator` that meet the target.
  func least(of denominator: Int) -> Int {
    (millionths * denominator + 999_999) / 1_000_000
  }
}

/// The three targets.
/// - Source: 《高水平建设西部职教基地行动计划(2024—2027)》.
public struct Targets: Hashable, Sendable {
  public var employment: Target
  public var stayInChongqing: Target
  public var stayInCircle: Target

  public init(
    employment: Target = Target(millionths: 900_000),
    stayInChongqing: Target = Target(millionths: 600_000),
    stayInCircle: Target = Target(millionths: 750_000)
  ) {
    self.employment = employment
    self.stayInChongqing = stayInChongqing
    self.stayInCircle = stayInCircle
  }
}

/// The three rates of one group.
public struct Rates: Hashable, Sendable {
  public let employment: Rate
  public let stayInChongqing: Rate
  public let stayInCircle: Rate

  public init(_ tally: Tally, methodology: Methodology, targets: Targets) {
    let denominator =
      switch methodology.stayDenominator {
      case .employed: tally.employed
      case .placed: tally.placed
      case .graduates: tally.graduates
      }
    employment = Rate(
      numerator: tally.placed, unknown: tally[.unclear], denominator: tally.graduates,
      target: targets.employment)
    stayInChongqing = Rate(
      numerator: tally.employed { $0.isInChongqing == .yes },
      unknown: tally.employed { $0.isInChongqing == .unknown },
      denominator: denominator, target: targets.stayInChongqing)
    stayInCircle = Rate(
      numerator: tally.employed { $0.isInCircle(methodology) == .yes },
      unknown: tally.employed { $0.isInCircle(methodology) == .unknown },
      denominator: denominator, target: targets.stayInCircle)
  }

  /// The three in the report's order.
  public var all: [Rate] { [employment, stayInChongqing, stayInCircle] }
}
