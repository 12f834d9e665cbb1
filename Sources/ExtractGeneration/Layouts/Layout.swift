/// A table in which schools hand in what became of their graduates.
public enum Layout: String, CaseIterable, Sendable {
  /// The national platform's export (全国高校毕业生就业管理系统导出): Chinese headers.
  case nationalExport = "national-export"
  /// The export of the 2024 employment plan (就业方案): no school column, the file is the school.
  case employmentPlan2024 = "employment-plan-2024"
  /// The table of vocational secondary schools (中职): pinyin headers, only province and city of the employer.
  case secondaryVocational = "secondary-vocational"
  /// The national upload (就业方案上报库): two header rows, pinyin and Chinese.
  case nationalUpload = "national-upload"

  /// The numbers of columns that the layout comes in; the first is the usual one.
  public var widths: [Int] {
    switch self {
    case .nationalExport: [50, 21, 74]
    case .employmentPlan2024: [Self.employmentPlanColumns.count]
    case .secondaryVocational: [Self.secondaryColumns.count]
    case .nationalUpload: [Self.uploadColumns.count]
    }
  }

  /// The header rows of a variant, each a list of names.
  ///
  /// - Throws: `widthUnknown` where the layout has no variant of that width.
  public func headers(width: Int? = nil) throws(GenerationError) -> [[String]] {
    let columns = try columns(width: width)
    let names = columns.map(\.header)
    return self == .nationalUpload ? [names, columns.map(\.translation)] : [names]
  }

  func columns(width: Int?) throws(GenerationError) -> [Column] {
    let width = width ?? widths[0]
    guard widths.contains(width) else { throw .widthUnknown(self, width: width, widths: widths.sorted()) }
    return switch self {
    case .nationalExport:
      switch width {
      case 21: Self.narrowExportColumns
      case 74: Self.exportColumns + Self.furtherExportColumns
      default: Self.exportColumns
      }
    case .employmentPlan2024: Self.employmentPlanColumns
    case .secondaryVocational: Self.secondaryColumns
    case .nationalUpload: Self.uploadColumns
    }
  }

  /// Whether the graduates come from 中职 schools, with their own code lists.
  var isSecondary: Bool { self == .secondaryVocational }
}
