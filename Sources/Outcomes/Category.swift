/// What became of a graduate (毕业去向), the seven ways of the report.
public enum Category: UInt8, CaseIterable, Sendable {
  /// 签就业协议或劳动合同就业
  case contract
  /// 灵活就业
  case flexible
  /// 自主创业
  case selfEmployed
  /// 应征义务兵
  case military
  /// 升学
  case furtherStudy
  /// 出国、出境
  case abroad
  /// 待就业, and whoever has no destination yet
  case notPlaced
  /// Codes whose meaning differs from office to office
  case unclear
}
