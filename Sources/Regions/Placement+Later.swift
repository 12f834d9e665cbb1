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

  /// Whether nobody can work at both places, as neither holds the other: 永川区 and 江津区, though both are one zone.
  ///
  /// A name beside its code in one cell should be the code's own, so of the two more is asked than of two sources.
  public func excludes(_ other: Placement) -> Bool {
    if zone.contradicts(other.zone) { return true }
    guard let own = division, let others = other.division else { return false }
    return !own.holds(others) && !others.holds(own)
  }
}
