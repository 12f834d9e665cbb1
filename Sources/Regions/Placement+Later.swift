import ReferenceData

extension Placement {
  /// What a later source's place means beside the one that is believed.
  public enum Bearing: Sendable {
    /// It lies inside: it is believed from now on.
    case refines
    /// It lies outside, and would give another zone: a conflict.
    case contradicts
    /// It is the same, or coarser and holds the place, or lies elsewhere in the same zone.
    case saysNothing
  }

  /// How a later source bears on this place: 四川省成都市武侯区 refines 四川省, and contradicts 绵阳市.
  ///
  /// A place whose zone says more than its division (绵阳市's own districts, all of them in the circle) holds what agrees
  /// with both.
  public func bearing(of later: Placement) -> Bearing {
    if zone.contradicts(later.zone) { return .contradicts }
    guard let own = division, let other = later.division else { return .saysNothing }
    if own.holds(other), zone.covers(later.zone) { return self == later ? .saysNothing : .refines }
    return own.holds(other) || other.holds(own) || zone == later.zone ? .saysNothing : .contradicts
  }
}
