package import Counting
package import Pipelines

/// Columns that say who somebody is or where they work: a row for each graduate must not show them.
///
/// A group of a report may be an employer; beside one graduate it is personal data.
package enum PersonalColumns {
  /// Fields that are read and never shown.
  private static let fields: [Field] = [.graduateID, .name, .employer, .creditCode]
  /// In headers of the national tables, and of what offices make of them.
  private static let words = [
    "姓名", "身份证", "证件号", "学号", "考生号", "手机", "电话", "联系方式", "邮箱", "qq", "微信", "住址", "家庭地址", "单位名称",
    "单位地址", "信用代码", "组织机构代码",
  ]
  private static let names: Set = [
    "xm", "sfzh", "zjhm", "xh", "ksh", "sjhm", "dwmc", "jydwmc", "dwzzjgdm", "dwdz",
  ]

  /// The declared dimensions that show such a column of an extract.
  package static func problems(of extract: Extract, in pipeline: Pipeline) -> [PipelineProblem] {
    let hidden = fields.compactMap { extract.binding[$0]?.column }
    return zip(pipeline.dimensions, extract.binding.dimensions).compactMap {
      dimension, source -> PipelineProblem? in
      guard let column = source.column, extract.header.indices.contains(column) else { return nil }
      let header = extract.header[column]
      guard hidden.contains(column) || isPersonal(header) else { return nil }
      let line = extract.layout.headerLists[dimension.name].map { ":\($0.line)" } ?? ""
      return PipelineProblem(
        .personalDimension(dimension.name, header: header, at: pipeline.path + line),
        path: extract.path, line: extract.headerRow)
    }
  }

  private static func isPersonal(_ header: String) -> Bool {
    HeaderName.keys(header).contains { name in
      names.contains(name) || words.contains { name.contains($0) }
    }
  }
}
