/// Days as numbers, for columns of dates.
enum Calendar {
  /// The years whose days the tables hold.
  static let years = 1990...2039
  /// The last day on which a record can be signed: it is collected a week later.
  static let lastSigning = day(years.upperBound, 12, 31 - 7)

  /// The number of a day, 0 for the first of `years`.
  ///
  /// - Parameters:
  ///   - month: 1...12, or beyond, counting into the following years.
  ///   - day: 1...31.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let months = year * 12 + month - 1
    let (year, month) = (months / 12, months % 12)
    let before = year - 1
    let leapDays = before / 4 - before / 100 + before / 400
    let monthStarts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return before * 365 + leapDays + monthStarts[month] + (isLeap && month > 1 ? 1 : 0) + day - 1 - origin
  }

  /// Every day of `years` in order, as year, month and day.
  static var all: [(year: Int, month: Int, day: Int)] {
    years.flatMap { year in
      (1...12).flatMap { month in
        let length = day(year, month + 1, 1) - day(year, month, 1)
        return (1...length).map { (year, month, $0) }
      }
    }
  }

  private static let origin = 726_467
}
