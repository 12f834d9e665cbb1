/// What stands above a column, in the two languages of its readers.
struct TableHeading {
  var chinese: String
  var english: String

  static let graduates = TableHeading(chinese: "毕业生", english: "Graduates")
  static let employment = TableHeading(chinese: "就业率", english: "Employment")
  static let stayInChongqing = TableHeading(chinese: "留渝就业率", english: "Stay in Chongqing")
  static let stayInCircle = TableHeading(chinese: "留双城经济圈就业率", english: "Stay in circle")
  static let needed = TableHeading(chinese: "还差", english: "Needed")
  static let change = TableHeading(chinese: "较前", english: "Change")

  /// A dimension that the pipeline declares is headed by its own name.
  static func ofDimension(_ dimension: String) -> TableHeading {
    switch dimension {
    case "year": TableHeading(chinese: "毕业年份", english: "Year")
    case "institution": TableHeading(chinese: "学校", english: "Institution")
    case "program": TableHeading(chinese: "专业", english: "Program")
    case "level": TableHeading(chinese: "学历层次", english: "Level")
    default: TableHeading(chinese: dimension, english: dimension)
    }
  }
}
