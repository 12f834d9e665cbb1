import Outcomes
import Pipelines

/// The graduates who share a key, with their figures.
struct PublishedGroup: Sendable {
  /// A head of `groupBy`; `[]` is everyone.
  var by: [Dimension]
  /// One for each of `by`.
  var key: [String]
  /// The names that belong to `key`; `nil` where none is known.
  var name: [String?]
  var figures: PublishedFigures
  /// Where the report has it, of those who stand in rows of a page.
  var sensitivity: PublishedSensitivity?

  /// What people call it: the name, or the key where there is none.
  var label: String { name.last.flatMap(\.self) ?? key.last ?? "" }
  /// The code, where the label is a name.
  var code: String? { key.last.flatMap { $0 == label || $0.isEmpty ? nil : $0 } }
}

/// Counts and the three rates.
struct PublishedFigures: Sendable {
  var counts: PublishedCounts
  /// In the order of `RateName`, with their targets and the unknown.
  var rates: [Rate]

  subscript(name: RateName) -> Rate {
    switch name {
    case .employment: rates[0]
    case .stayInChongqing: rates[1]
    case .stayInCircle: rates[2]
    }
  }
}

/// Everyone, or an institution, year by year.
struct PublishedTrend: Sendable {
  struct Year: Sendable {
    /// Empty for those of whom no year is known.
    var year: String
    var figures: PublishedFigures
  }

  var by: [Dimension]
  /// `nil` where they are not told.
  var years: [Year]?
}

extension PublishedFigures {
  /// - Parameter denominator: of the stay rates.
  mutating func hide(_ hidden: HiddenCounts, over denominator: Methodology.StayDenominator) {
    counts.hide(hidden)
    let targets = Targets(
      employment: rates[0].target, stayInChongqing: rates[1].target, stayInCircle: rates[2].target)
    rates = Rates(over: denominator, targets: targets) { counts[$0] }.all
  }
}

extension PublishedFigures: Decodable {
  private enum Key: String, CodingKey { case counts, suppressed, rates }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    counts = try container.decode(PublishedCounts.self, forKey: .counts)
    let suppressed = try container.decodeIfPresent([String].self, forKey: .suppressed) ?? []
    guard suppressed == counts.hidden.names.map({ "\($0.term)" }) else {
      throw decoder.damage(at: "suppressed", "is not what `counts` hide")
    }
    guard counts.addUp else { throw decoder.damage(at: "counts", "do not add up") }
    let published = try container.decode([String: PublishedRate].self, forKey: .rates)
    rates = try [
      (RateName.employment, counts[.unclear]), (.stayInChongqing, counts[.chongqingUnknown]),
      (.stayInCircle, counts[.inCircleUnknown]),
    ].map { (name: RateName, unknown: Int?) in
      guard let rate = published["\(name.term)"]?.rate(unknown: unknown) else {
        throw decoder.damage(at: "rates.\(name.term)", "is missing or contradicts its own figures")
      }
      return rate
    }
  }
}

extension PublishedFigures {
  /// Whether the rates are those of the counts.
  ///
  /// - Parameter denominator: of the stay rates.
  func areOne(over denominator: Methodology.StayDenominator) -> Bool {
    var own = self
    own.hide([], over: denominator)
    return own.rates == rates
  }
}

extension PublishedGroup: Decodable {
  private enum Key: String, CodingKey { case by, key, name, sensitivity }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let dimensions = try container.decode([String].self, forKey: .by)
    let keys = try container.decode([String: String].self, forKey: .key)
    let names = try container.decode([String: String?].self, forKey: .name)
    by = dimensions.map(Dimension.init(name:))
    key = try dimensions.map { dimension in
      guard let key = keys[dimension] else { throw decoder.damage(at: "key.\(dimension)", "is missing") }
      return key
    }
    name = dimensions.map { names[$0] ?? nil }
    figures = try PublishedFigures(from: decoder)
    // Of programs nobody reads it, and a report has many of them.
    let standsInARow = by.count <= 1 || by.last == .institution
    sensitivity =
      standsInARow ? try container.decodeIfPresent(PublishedSensitivity.self, forKey: .sensitivity) : nil
  }
}

extension PublishedTrend: Decodable {
  private enum Key: String, CodingKey { case by, years }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    by = try container.decode([String].self, forKey: .by).map(Dimension.init(name:))
    years = try container.decode([Year]?.self, forKey: .years)
  }
}

extension PublishedTrend.Year: Decodable {
  private enum Key: String, CodingKey { case year }

  init(from decoder: any Decoder) throws {
    year = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .year)
    figures = try PublishedFigures(from: decoder)
  }
}
