import Outcomes

/// The employer (or university) on a record, derived from its own bits: the same bits are the same employer.
struct Employer {
  enum Kind {
    /// No employer: nothing to write.
    case none
    /// 重庆铭骏睿智能科技有限公司
    case companyOfCity
    /// 重庆市永川区铭骏睿智能科技有限公司
    case companyOfDivision
    /// 铭骏睿智能科技(重庆)有限公司
    case companyInBrackets
    /// 铭骏睿智能科技有限公司
    case companyWithoutPlace
    /// 重庆铭骏睿银行股份有限公司成都分行
    case branch
    case school, hospital, office
    /// 升学: where the graduate studies on
    case university
    /// 入伍
    case army
  }

  let kind: Kind
  let bits: UInt64
  /// 单位性质, 单位行业, 工作职位类别: indices into `Industries`.
  let nature: Int
  let industry: Int
  let occupation: Int
  /// An index into `Industries.trades`, of companies.
  let trade: Int
  let form: Int

  /// The first two characters of the credit code; 0 where there is none.
  var registrationKind: Int {
    switch kind {
    case .none, .army: 0
    case .school, .hospital, .university: 12
    case .office: 11
    case .branch: 91
    default: form < 3 ? 91 : 92
    }
  }

  private init(_ kind: Kind, _ bits: UInt64, nature: Int, industry: Int, occupation: Int) {
    (self.kind, self.bits, trade, form) = (kind, bits, 0, 0)
    (self.nature, self.industry, self.occupation) = (nature, industry, occupation)
  }

  private init(company kind: Kind, _ bits: UInt64, _ choices: Choices) {
    (self.kind, self.bits) = (kind, bits)
    trade = choices.trade.index(mixed(bits &+ 1))
    form = choices.form.index(mixed(bits &+ 2))
    let trade = Industries.trades[trade]
    (industry, occupation) = (trade.industry, trade.occupation)
    nature = Choices.natures[scaled(mixed(bits &+ 3), to: Choices.natures.count)]
  }

  /// The choices that a company's name is drawn with.
  struct Choices {
    let trade = WeightedChoice(longTail(Industries.trades.count, head: 6))
    let form = WeightedChoice(EmployerNames.forms.map(\.weight))
    fileprivate static let natures = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2]
  }

  /// - Parameter isFreelance: whether the destination is work without an employer (自由职业).
  init(_ graduate: Graduate, isFreelance: Bool, _ choices: Choices) {
    let bits = graduate.employer
    switch graduate.category {
    case .notPlaced, .unclear: self.init(.none, bits, nature: 0, industry: 0, occupation: 0)
    case .military: self.init(.army, bits, nature: 8, industry: 17, occupation: 12)
    case .furtherStudy, .abroad: self.init(.university, bits, nature: 5, industry: 13, occupation: 13)
    case .contract, .flexible, .selfEmployed:
      if isFreelance && graduate.placing != .employerOnly {
        self.init(.none, bits, nature: 0, industry: 12, occupation: 13)
        return
      }
      // One of the register has one name wherever it is met.
      let isFree = graduate.employerNumber == nil
      switch (graduate.placing, scaled(bits, to: 100)) {
      case (.nowhere, _): self.init(company: .companyWithoutPlace, bits, choices)
      case (.employerOnly, ..<60) where isFree: self.init(company: .companyOfDivision, bits, choices)
      case (.employerOnly, _) where isFree, (_, ..<40): self.init(company: .companyOfCity, bits, choices)
      case (_, ..<58): self.init(company: .companyOfDivision, bits, choices)
      case (_, ..<68): self.init(company: .companyInBrackets, bits, choices)
      case (_, ..<89): self.init(company: .companyWithoutPlace, bits, choices)
      case (_, ..<92): self.init(.branch, bits, nature: 1, industry: 7, occupation: 5)
      case (_, ..<95): self.init(.school, bits, nature: 3, industry: 13, occupation: 6)
      case (_, ..<98): self.init(.hospital, bits, nature: 4, industry: 14, occupation: 3)
      default: self.init(.office, bits, nature: 6, industry: 16, occupation: 9)
      }
    }
  }
}
