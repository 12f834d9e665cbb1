/// Whether something is so, where the extract may not say.
public enum Answer: String, Sendable {
  case yes, no, unknown
}

/// The class of a destination on the report: the four ways the employed divide into.
public enum PlaceClass: CaseIterable, Sendable {
  case chongqing, circle, elsewhere, unresolved

  /// Its name in the report.
  public var name: String { "\(term)" }

  /// `name` as a literal.
  public var term: StaticString {
    switch self {
    case .chongqing: "chongqing"
    case .circle: "circle"
    case .elsewhere: "elsewhere"
    case .unresolved: "unresolved"
    }
  }
}

/// How much of Chongqing counts as the circle (成渝地区双城经济圈).
///
/// It goes by three names, all of which somebody relies on: `rawValue` in an explanation, `term` in `sensitivity`, and
/// `circle` with `partial_counties` among the settings of a methodology.
public enum CircleDefinition: String, CaseIterable, Sendable {
  /// All of Chongqing, and the Sichuan part of the plan.
  case allChongqing = "all_chongqing"
  /// The plan's list to the letter, with 开州 and 云阳, of which it names parts.
  case strictWithPartial = "strict_partial_in"
  /// The plan's list to the letter, without 开州 and 云阳.
  case strictWithoutPartial = "strict_partial_out"

  public var term: StaticString {
    switch self {
    case .allChongqing: "all_chongqing"
    case .strictWithPartial: "strict_in"
    case .strictWithoutPartial: "strict_out"
    }
  }
}

extension Zone {
  /// Whether a job in this zone is a job in Chongqing (留渝).
  public var isInChongqing: Answer {
    switch self {
    case .chongqingCore, .chongqingPartial, .chongqingOuter, .chongqingUnspecified: .yes
    case .circle, .sichuanMixed, .sichuanOuter, .elsewhere, .abroad: .no
    case .unresolved: .unknown
    }
  }

  /// Whether a job in this zone is a job in the circle (留双城经济圈).
  /// - Source: 《成渝地区双城经济圈建设规划纲要》, 2021-10.
  public func isInCircle(_ definition: CircleDefinition) -> Answer {
    switch self {
    case .chongqingCore, .circle: .yes
    case .chongqingPartial: definition == .strictWithoutPartial ? .no : .yes
    case .chongqingOuter: definition == .allChongqing ? .yes : .no
    case .chongqingUnspecified: definition == .allChongqing ? .yes : .unknown
    case .sichuanMixed, .unresolved: .unknown
    case .sichuanOuter, .elsewhere, .abroad: .no
    }
  }

  /// The class this zone is counted under, the same for every methodology.
  public var placeClass: PlaceClass {
    switch self {
    case .chongqingCore, .chongqingPartial, .chongqingOuter, .chongqingUnspecified: .chongqing
    case .circle: .circle
    case .sichuanOuter, .elsewhere, .abroad: .elsewhere
    case .sichuanMixed, .unresolved: .unresolved
    }
  }

  /// The name of the zone in the contract's table: `chongqing_core`, `sichuan_mixed`, …
  public var name: String {
    switch self {
    case .chongqingCore: "chongqing_core"
    case .chongqingPartial: "chongqing_partial"
    case .chongqingOuter: "chongqing_outer"
    case .chongqingUnspecified: "chongqing_unspecified"
    case .circle: "circle"
    case .sichuanMixed: "sichuan_mixed"
    case .sichuanOuter: "sichuan_outer"
    case .elsewhere: "elsewhere"
    case .abroad: "abroad"
    case .unresolved: "unresolved"
    }
  }

  /// The zone of a place that is one of several: what they share, else less than that.
  public func joined(with other: Zone) -> Zone {
    if self == other { return self }
    if isInChongqing == .yes, other.isInChongqing == .yes { return .chongqingUnspecified }
    if placeClass == .elsewhere, other.placeClass == .elsewhere { return .elsewhere }
    return isInSichuan && other.isInSichuan ? .sichuanMixed : .unresolved
  }

  var isInSichuan: Bool { self == .circle || self == .sichuanMixed || self == .sichuanOuter }
}
