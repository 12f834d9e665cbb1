import Outcomes
import Regions

/// A rate as the report writes it.
struct PublishedRate: Decodable, Sendable {
  var numerator: Int?
  var denominator: Int?
  var value: Double?
  var upper: Double?
  var target: Double
  var verdict: String
  var needed: Int?

  /// The rate, where every figure of it follows from the people; else `nil`: no page says anything else than the report.
  ///
  /// - Parameter unknown: those who might belong in the numerator, from the counts; `nil` where hidden.
  func rate(unknown: Int?) -> Rate? {
    guard let target = Int(fraction: target), (0...1_000_000).contains(target),
      [numerator, denominator].allSatisfy({ $0.map((0...PublishedCounts.most).contains) != false })
    else { return nil }
    if let numerator, let denominator {
      guard numerator <= denominator, denominator - numerator >= unknown ?? 0 || denominator == 0 else {
        return nil
      }
    }
    let rate = Rate(
      numerator: numerator, unknown: unknown, denominator: denominator, target: Target(millionths: target))
    let isWhole =
      value.map(Int.init(fraction:)) == rate.valueInMillionths.map(Optional.some)
      && upper.map(Int.init(fraction:)) == rate.upperInMillionths.map(Optional.some)
      && verdict == "\(rate.verdict.term)" && needed == rate.needed
    return isWhole ? rate : nil
  }
}

/// A rate under another definition: its people are not in the report.
struct PublishedShare: Decodable, Hashable, Sendable {
  /// Millionths; `nil` where there is nobody.
  var value: Int?
  var upper: Int?
  var verdict: Rate.Verdict

  private enum Key: String, CodingKey { case value, upper, verdict }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func share(_ key: Key) throws -> Int? {
      guard let fraction = try container.decodeIfPresent(Double.self, forKey: key) else { return nil }
      guard let millionths = Int(fraction: fraction), (0...1_000_000).contains(millionths) else {
        throw decoder.damage(at: key.rawValue, "is no share of 1")
      }
      return millionths
    }
    value = try share(.value)
    upper = try share(.upper)
    let term = try container.decode(String.self, forKey: .verdict)
    guard let verdict = Rate.Verdict.allCases.first(where: { "\($0.term)" == term }),
      (verdict == .notAssessed) == (value == nil), (value == nil) == (upper == nil)
    else { throw decoder.damage(at: "verdict", "is no verdict on its value") }
    self.verdict = verdict
  }
}

extension PublishedShare {
  /// Whether the verdict is that of the shares. A share that was rounded to the target may stand on either side of it.
  fileprivate func isSound(against target: Target) -> Bool {
    guard let value, let upper else { return verdict == .notAssessed }
    let target = target.millionths
    guard value <= upper else { return false }
    return switch verdict {
    case .met: value >= target
    case .missed: upper <= target
    case .undetermined: value <= target && upper >= target
    case .notAssessed, .suppressed: false
    }
  }
}

/// The stay rates under every definition: denominator → circle → rate.
struct PublishedSensitivity: Sendable {
  private let shares: [String: [String: [String: PublishedShare]]]

  subscript(variant: Methodology, rate: RateName) -> PublishedShare? {
    shares[variant.stayDenominator.rawValue]?["\(variant.circleDefinition.term)"]?["\(rate.term)"]
  }

  /// Whether each verdict follows from its shares, and the shares that follow from the counts are theirs, as far as these are told.
  ///
  /// - Parameter own: how the report counts.
  func agrees(with figures: PublishedFigures, _ own: Methodology) -> Bool {
    Methodology.variants.allSatisfy { variant in
      OtherDefinitions.rates.allSatisfy { name in
        guard let share = self[variant, name], share.isSound(against: figures[name].target) else {
          return false
        }
        guard let rate = Self.rate(name, of: figures, under: variant, own), rate.verdict != .suppressed else {
          return true
        }
        return share.value == rate.valueInMillionths && share.verdict == rate.verdict
          && (rate.upperInMillionths == nil || share.upper == rate.upperInMillionths)
      }
    }
  }

  /// What the counts say of a rate under a definition; `nil` where only another report would.
  private static func rate(
    _ name: RateName, of figures: PublishedFigures, under variant: Methodology, _ own: Methodology
  ) -> Rate? {
    let counts = figures.counts
    let all: Int?
    switch variant.stayDenominator {
    case .employed: all = counts[.employed]
    case .placed: all = counts[.placed]
    case .graduates: all = counts[.graduates]
    }
    func rate(_ numerator: Int?, _ unknown: Int?) -> Rate {
      Rate(numerator: numerator, unknown: unknown, denominator: all, target: figures[name].target)
    }
    if name == .stayInChongqing { return rate(counts[.chongqing], counts[.chongqingUnknown]) }
    return variant.circleDefinition == own.circleDefinition
      ? rate(counts[.inCircle], counts[.inCircleUnknown]) : nil
  }
}

extension PublishedSensitivity: Decodable {
  init(from decoder: any Decoder) throws {
    shares = try decoder.singleValueContainer().decode([String: [String: [String: PublishedShare]]].self)
    for variant in Methodology.variants {
      for rate in [RateName.stayInChongqing, .stayInCircle] where self[variant, rate] == nil {
        throw decoder.damage(
          at: "\(variant.stayDenominator.rawValue).\(variant.circleDefinition.term).\(rate.term)",
          "is missing")
      }
    }
  }
}

extension Int {
  /// Millionths of a fraction with six places at most; `nil` where it is none, or far too large.
  init?(fraction: Double) {
    guard fraction.isFinite, fraction.magnitude < 1e6 else { return nil }
    self = Int((fraction * 1_000_000).rounded())
  }
}
