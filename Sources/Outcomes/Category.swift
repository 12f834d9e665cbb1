/// What became of a graduate (毕业去向), the eight ways of the report.
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

extension Category {
  /// The name that the report and the reference table use.
  public var name: String { "\(term)" }

  /// `name` as a literal.
  public var term: StaticString {
    switch self {
    case .contract: "contract"
    case .flexible: "flexible"
    case .selfEmployed: "self_employed"
    case .military: "military"
    case .furtherStudy: "further_study"
    case .abroad: "abroad"
    case .notPlaced: "not_placed"
    case .unclear: "unclear"
    }
  }

  init?(name: String) {
    guard let category = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = category
  }

  /// Whether this is a job (单位就业、灵活就业、自主创业): only then is there a place to locate.
  public var isEmployed: Bool {
    switch self {
    case .contract, .flexible, .selfEmployed: true
    case .military, .furtherStudy, .abroad, .notPlaced, .unclear: false
    }
  }

  /// Whether this is a destination (毕业去向落实): a job, the army, studying on or abroad.
  /// - Source: 教学厅函〔2021〕19号.
  public var isPlaced: Bool {
    switch self {
    case .military, .furtherStudy, .abroad: true
    case .contract, .flexible, .selfEmployed, .notPlaced, .unclear: isEmployed
    }
  }
}
