/// A code list for destinations (毕业去向代码). The lists reuse the same numbers, so a source declares its own.
public enum DestinationScheme: String, CaseIterable, Sendable {
  /// 就业方案, universities and colleges today.
  case gxjy
  /// JY/T 1001, 高等教育.
  case jyt1001Higher = "jyt1001-higher"
  /// JY/T 1001, 中等职业教育.
  case jyt1001Secondary = "jyt1001-secondary"
}

extension DestinationScheme: Comparable {
  /// By name.
  public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
