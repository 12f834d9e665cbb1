import Regions

/// What the counts of a group are called, in the report's order.
public enum CountName: UInt8, CaseIterable, Sendable {
  case graduates, placed, employed
  case contract, flexible, selfEmployed, military, furtherStudy, abroad, notPlaced, unclear
  case chongqing, circle, elsewhere, unresolved
  case chongqingUnknown, inCircle, inCircleUnknown

  public var term: StaticString {
    switch self {
    case .graduates: "graduates"
    case .placed: "placed"
    case .employed: "employed"
    case .contract: Category.contract.term
    case .flexible: Category.flexible.term
    case .selfEmployed: Category.selfEmployed.term
    case .military: Category.military.term
    case .furtherStudy: Category.furtherStudy.term
    case .abroad: Category.abroad.term
    case .notPlaced: Category.notPlaced.term
    case .unclear: Category.unclear.term
    case .chongqing: PlaceClass.chongqing.term
    case .circle: PlaceClass.circle.term
    case .elsewhere: PlaceClass.elsewhere.term
    case .unresolved: PlaceClass.unresolved.term
    case .chongqingUnknown: "chongqing_unknown"
    case .inCircle: "in_circle"
    case .inCircleUnknown: "in_circle_unknown"
    }
  }

  // `allCases` builds a new array at each call.
  public static let all = Array(allCases)
}

/// Counts of a group that are not told.
public struct HiddenCounts: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public init(_ names: [CountName]) {
    self.init(rawValue: names.reduce(0) { $0 | 1 << UInt32($1.rawValue) })
  }

  public func contains(_ name: CountName) -> Bool { rawValue >> UInt32(name.rawValue) & 1 == 1 }

  /// In the report's order.
  public var names: [CountName] { isEmpty ? [] : CountName.all.filter(contains) }
}
