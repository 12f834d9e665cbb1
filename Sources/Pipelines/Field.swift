/// A field of a graduate's record that the job knows by name.
///
/// The raw value is its key under `columns` and `constants` and its group name in `from_path`.
package enum Field: String, CaseIterable, Sendable {
  /// 考生号, 学号: who the graduate is, within an institution.
  case graduateID = "graduate_id"
  /// 毕业年份
  case year
  /// 学校代码
  case institutionCode = "institution_code"
  /// 学校名称
  case institutionName = "institution_name"
  /// 专业代码
  case programCode = "program_code"
  /// 专业名称
  case programName = "program_name"
  /// 学历层次
  case level
  /// 毕业去向代码
  case destinationCode = "destination_code"
  /// 毕业去向
  case destinationText = "destination_text"
  /// 单位所在地代码
  case locationCode = "location_code"
  /// 单位所在省, where a table gives the province apart from the rest of 单位所在地.
  case locationProvince = "location_province"
  /// 单位所在地
  case locationText = "location_text"
  /// 单位名称
  case employer
  /// 统一社会信用代码
  case creditCode = "credit_code"
  /// 签约日期: which of several records of one graduate is the latest.
  case updatedAt = "updated_at"
  /// 姓名: whether records with one ID are of one person. Compared by a hash, and never kept or written.
  case name

  /// What one value for a whole file would make no sense of.
  package static let ofOnePerson: [Field] = [.graduateID, .name]
}
