import Regions

/// The four kinds of place that a graduate's job can be in, as the mix of an institution divides them.
enum PlaceKind: Int, CaseIterable {
  case chongqing
  /// The Sichuan part of the circle.
  case circle
  /// Neither, in China.
  case elsewhere
  /// Only 四川, 绵阳, 达州 or 雅安.
  case mixed

  init?(_ zone: Zone) {
    switch zone {
    case .chongqingCore, .chongqingPartial, .chongqingOuter, .chongqingUnspecified: self = .chongqing
    case .circle: self = .circle
    case .sichuanMixed: self = .mixed
    case .sichuanOuter, .elsewhere: self = .elsewhere
    case .abroad, .unresolved: return nil
    }
  }
}
