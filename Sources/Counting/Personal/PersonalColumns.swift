package import Pipelines

/// Columns that say who somebody is or where they work: no output shows the former, and a row for each graduate neither.
///
/// A group of a report may be an employer; beside one graduate it is personal data.
package enum PersonalColumns {
  /// Fields whose values stand in outputs.
  private static let shown: [Field] = [
    .year, .institutionCode, .institutionName, .programCode, .programName, .level,
  ]
  /// In headers of the national tables, and of what offices make of them.
  private static let words = [
    "姓名", "联系人", "身份证", "证件号", "学号", "考生号", "手机", "电话", "联系方式", "邮箱", "qq", "微信", "住址", "家庭地址",
  ]
  private static let names: Set = ["xm", "sfzh", "zjhm", "xh", "ksh", "sjhm"]
  /// Of such a column, and not the thing itself: 考生号类别, 学号年级.
  private static let kinds = ["类别", "类型", "种类", "年级", "状态", "性质", "情况", "数量", "次数", "来源", "归属地"]
  private static let employerWords = ["单位名称", "单位地址", "信用代码", "组织机构代码"]
  private static let employerNames: Set = ["dwmc", "jydwmc", "dwzzjgdm", "dwdz"]

  /// The fields and declared dimensions that show such a column of an extract.
  ///
  /// - Parameter hidesEmployers: whether there is to be a row for each graduate.
  package static func problems(
    of extract: Extract, in pipeline: Pipeline, hidesEmployers: Bool
  ) -> [PipelineProblem] {
    func columns(_ fields: [Field]) -> [Int] { fields.compactMap { extract.binding[$0]?.column } }
    let (people, employers) = (columns(Field.ofOnePerson), columns([.employer, .creditCode]))
    let shown =
      shown.map { ($0.rawValue, extract.binding[$0]?.column) }
      + zip(pipeline.dimensions, extract.binding.dimensions).map { ($0.name, $1.column) }
    return shown.compactMap { name, column -> PipelineProblem? in
      guard let column, extract.header.indices.contains(column) else { return nil }
      let header = extract.header[column]
      let line = extract.layout.headerLists[name].map { ":\($0.line)" } ?? ""
      func problem(_ kind: (String, String, String) -> PipelineProblem.Kind) -> PipelineProblem {
        PipelineProblem(kind(name, header, pipeline.path + line), path: extract.path, line: extract.headerRow)
      }
      if people.contains(column) || isCalled(header, words, names) {
        return problem { .personalColumn($0, header: $1, at: $2) }
      }
      let isEmployer = employers.contains(column) || isCalled(header, employerWords, employerNames)
      return hidesEmployers && isEmployer ? problem { .personalDimension($0, header: $1, at: $2) } : nil
    }
  }

  private static func isCalled(_ header: String, _ words: [String], _ names: Set<String>) -> Bool {
    HeaderName.keys(header).contains { name in
      names.contains(name)
        || words.contains { name.contains($0) } && !name.hasPrefix("是否")
          && !kinds.contains(where: name.hasSuffix)
    }
  }
}
