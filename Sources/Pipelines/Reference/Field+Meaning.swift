extension Field {
  /// What stands in it, and what that decides.
  var says: String {
    switch self {
    case .graduateID:
      "考生号, 学号: who the graduate is, within an institution. Without it there is no check for duplicates, and a record whose ID "
        + "is blank is never one."
    case .year: "毕业年份: 2025, 2025届, 2025-06-30, 202506 or 2025年6月."
    case .institutionCode: "学校代码. A source needs it or the name."
    case .institutionName: "学校名称."
    case .programCode: "专业代码, of six digits."
    case .programName: "专业名称."
    case .level: "学历层次."
    case .destinationCode: "毕业去向代码. A source needs it or the text. Blank is 待就业."
    case .destinationText: "毕业去向, in words: read where there is no code, compared with it where there is."
    case .locationCode: "单位所在地代码: the first to say where a job is."
    case .locationProvince: "单位所在省, where a table gives it apart from the rest of 单位所在地."
    case .locationText: "单位所在地: the second to say where."
    case .employer: "单位名称: the last to say where."
    case .creditCode: "统一社会信用代码, of which digits 3–8 are the third to say where."
    case .updatedAt: "签约日期: which of several records of one graduate is the latest."
    case .name:
      "姓名: compared by a hash among records with one ID, to warn of two people with one; never kept or written."
    }
  }
}
