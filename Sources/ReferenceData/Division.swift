/// One administrative division (行政区划) of today.
public struct Division: Hashable, Sendable {
  public let code: DivisionCode
  /// The official name: 永川区, 石柱土家族自治县.
  public let name: String
  /// The names from the province down, without a gap: 四川省成都市锦江区.
  public let path: String

  public var level: DivisionLevel { code.level }
}

/// How far down a division stands.
public enum DivisionLevel: String, CaseIterable, Sendable {
  /// 省、自治区、直辖市、特别行政区
  case province
  /// 地级市、地区、自治州、盟
  case city
  /// 区、县、县级市、旗, and the like
  case county
}
