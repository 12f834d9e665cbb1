extension Zone {
  /// Whether two statements about one place cannot both be right.
  ///
  /// A zone that only says less does not contradict: 重庆市 agrees with every county of Chongqing, and 四川省 or
  /// 绵阳市 with every place of Sichuan. Nothing contradicts `unresolved`.
  public func contradicts(_ other: Zone) -> Bool {
    !covers(other) && !other.covers(self)
  }

  /// Whether a place in `other` may be all that this zone means: the same zone, or a finer one.
  public func covers(_ other: Zone) -> Bool {
    switch self {
    case .chongqingUnspecified: other.isInChongqing == .yes
    case .sichuanMixed: other.isInSichuan
    case .unresolved: true
    case .chongqingCore, .chongqingPartial, .chongqingOuter, .circle, .sichuanOuter: self == other
    case .elsewhere, .abroad: self == other
    }
  }
}
