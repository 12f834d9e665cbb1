public import Regions

/// Whether something is so, where the extract may not say.
public enum Answer: Sendable {
  case yes, no, unknown
}

/// The class of a destination on the report: the four ways the employed divide into.
public enum PlaceClass: Sendable {
  case chongqing, circle, elsewhere, unresolved
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

  /// Whether a job in this zone is a job in the circle (留双城经济圈) under a methodology.
  public func isInCircle(_ methodology: Methodology) -> Answer {
    let strict = methodology.circle == .strict
    return switch self {
    case .chongqingCore, .circle: .yes
    case .chongqingPartial: strict && methodology.partialCounties == .out ? .no : .yes
    case .chongqingOuter: strict ? .no : .yes
    case .chongqingUnspecified: strict ? .unknown : .yes
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
}
