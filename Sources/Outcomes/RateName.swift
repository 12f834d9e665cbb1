/// What the three rates and their targets are called, in the report's order.
public enum RateName: CaseIterable, Sendable {
  /// 就业率
  case employment
  /// 留渝就业率
  case stayInChongqing
  /// 留双城经济圈就业率
  case stayInCircle

  public var term: StaticString {
    switch self {
    case .employment: "employment"
    case .stayInChongqing: "stay_in_chongqing"
    case .stayInCircle: "stay_in_circle"
    }
  }
}
