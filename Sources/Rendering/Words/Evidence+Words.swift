package import Regions

extension Evidence {
  /// What told where the employer is.
  package var heading: Bilingual {
    switch self {
    case .locationCode: Bilingual("单位所在地代码", "Location code")
    case .locationText: Bilingual("单位所在地文字", "Location text")
    case .creditCode: Bilingual("统一社会信用代码", "Credit code")
    case .employer: Bilingual("单位名称", "Employer's name")
    }
  }
}
