public import Regions

/// The choices that the plan's text leaves open; every report names them.
public struct Methodology: Hashable, Sendable {
  /// Whom the two stay rates are shares of. The numerators always count the employed.
  public enum StayDenominator: String, CaseIterable, Sendable {
    case employed, placed, graduates
  }

  /// How much of Chongqing counts as 成渝地区双城经济圈.
  public enum Circle: String, CaseIterable, Sendable {
    /// All of Chongqing, and the Sichuan part of the plan.
    case allChongqing = "all-chongqing"
    /// The plan's list to the letter.
    case strict
  }

  /// Under `strict`: whether 开州 and 云阳, named only in part, count as inside.
  public enum PartialCounties: String, CaseIterable, Sendable {
    case `in`, out
  }

  /// What happens to several records of one graduate (same ID within an institution).
  public enum Duplicates: String, CaseIterable, Sendable {
    /// The record with the latest date counts; of equals, the last in input order.
    case keepLatest = "keep-latest"
    /// The first record in input order counts.
    case keepFirst = "keep-first"
    /// Every record of a graduate after the first in input order is a reject.
    case reject
    /// All of them count; how many a check would have dropped is reported.
    case count
    /// No check.
    case off
  }

  public var stayDenominator: StayDenominator
  public var circle: Circle
  public var partialCounties: PartialCounties
  public var duplicates: Duplicates

  public init(
    stayDenominator: StayDenominator = .employed, circle: Circle = .allChongqing,
    partialCounties: PartialCounties = .in, duplicates: Duplicates = .keepLatest
  ) {
    self.stayDenominator = stayDenominator
    self.circle = circle
    self.partialCounties = partialCounties
    self.duplicates = duplicates
  }

  /// Every answer to the two open questions, denominator first: what `--sensitivity` shows.
  ///
  /// `partialCounties` matters only under `strict`, so there are three circles and nine variants.
  public static let variants: [Methodology] = StayDenominator.allCases.flatMap { denominator in
    [
      Methodology(stayDenominator: denominator, circle: .allChongqing),
      Methodology(stayDenominator: denominator, circle: .strict, partialCounties: .in),
      Methodology(stayDenominator: denominator, circle: .strict, partialCounties: .out),
    ]
  }
}

extension Methodology {
  /// The choices as pipelines, options, cubes and reports spell them, in the report's order, each with all that can
  /// stand in its place.
  public var settings: [(key: StaticString, value: String, allowed: [String])] {
    func setting<Choice>(
      _ key: StaticString, _ choice: Choice
    ) -> (key: StaticString, value: String, allowed: [String])
    where Choice: RawRepresentable<String> & CaseIterable {
      (key, choice.rawValue, Choice.allCases.map(\.rawValue))
    }
    return [
      setting("stay_denominator", stayDenominator), setting("circle", circle),
      setting("partial_counties", partialCounties), setting("duplicates", duplicates),
    ]
  }

  /// The boundary that `circle` and `partialCounties` choose together.
  public var circleDefinition: CircleDefinition {
    switch (circle, partialCounties) {
    case (.allChongqing, _): .allChongqing
    case (.strict, .in): .strictWithPartial
    case (.strict, .out): .strictWithoutPartial
    }
  }
}

extension Zone {
  /// Whether a job in this zone is a job in the circle (留双城经济圈) under a methodology.
  public func isInCircle(_ methodology: Methodology) -> Answer { isInCircle(methodology.circleDefinition) }
}
