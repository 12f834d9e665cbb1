/// A share of people against its target.
///
/// `numerator`, `unknown` and `denominator` are people; a value is a fraction, never rounded here. Who is `nil` is hidden, and
/// with them all that would tell of them.
public struct Rate: Hashable, Sendable {
  /// How a rate stands against its target.
  public enum Verdict: CaseIterable, Sendable {
    /// The known share reaches the target.
    case met
    /// Even if every unknown had counted, the target would be missed.
    case missed
    /// The unknowns decide.
    case undetermined
    /// There is nobody to take a share of.
    case notAssessed
    /// What it would be said of is hidden.
    case suppressed

    /// Its name in the report: a literal, as a report of a nation has 180,000 verdicts.
    public var term: StaticString {
      switch self {
      case .met: "met"
      case .missed: "missed"
      case .undetermined: "undetermined"
      case .notAssessed: "not_assessed"
      case .suppressed: "suppressed"
      }
    }
  }

  public let numerator: Int?
  /// Those who might belong in the numerator: the extract does not say.
  public let unknown: Int?
  public let denominator: Int?
  public let target: Target

  public init(numerator: Int?, unknown: Int?, denominator: Int?, target: Target) {
    self.numerator = numerator
    self.unknown = unknown
    self.denominator = denominator
    self.target = target
  }

  /// Whom the unknowns may still make more of, where all three are told.
  private var most: Int? { numerator.flatMap { known in unknown.map { known + $0 } } }

  /// `numerator / denominator` in millionths, rounded half up; `nil` where the denominator is 0.
  public var valueInMillionths: Int? { millionths(numerator) }

  /// The rate in millionths if every unknown had counted; `nil` where the denominator is 0.
  public var upperInMillionths: Int? { millionths(most) }

  private func millionths(_ people: Int?) -> Int? {
    guard let people, let denominator, denominator != 0 else { return nil }
    return (2 * people * 1_000_000 + denominator) / (2 * denominator)
  }

  /// Decided on whole people, before any rounding.
  public var verdict: Verdict {
    guard let numerator, let denominator else { return .suppressed }
    if denominator == 0 { return .notAssessed }
    if target.isMet(by: numerator, of: denominator) { return .met }
    guard let most else { return .suppressed }
    return target.isMet(by: most, of: denominator) ? .undetermined : .missed
  }

  /// The smallest number of further people in the numerator that meets the target with the denominator as it is; `nil`
  /// where anybody is hidden.
  public var needed: Int? { unknown == nil ? nil : surplus.map { max(0, -$0) } }

  /// How many more are in the numerator than the target takes; negative where it is that many short of it.
  public var surplus: Int? {
    guard let numerator, let denominator else { return nil }
    return numerator - target.least(of: denominator)
  }
}
