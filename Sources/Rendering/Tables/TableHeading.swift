import Pipelines

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

  static func ofDimension(_ dimension: Dimension) -> TableHeading {
    TableHeading(chinese: dimension.heading.chinese, english: dimension.heading.english)
  }
}
