/// What a location was read from, in the order in which it is believed.
public enum Evidence: UInt8, CaseIterable, Sendable {
  /// 单位所在地代码
  case locationCode
  /// 单位所在地
  case locationText
  /// Digits 3–8 of the 统一社会信用代码
  case creditCode
  /// 单位名称
  case employer

  /// The name under `located_by` in the report.
  public var name: String { "\(term)" }

  /// `name` as a literal.
  public var term: StaticString {
    switch self {
    case .locationCode: "location_code"
    case .locationText: "location_text"
    case .creditCode: "credit_code"
    case .employer: "employer"
    }
  }
}
