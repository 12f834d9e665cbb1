import Buffers

/// Reads a graduation year (毕业年份): 2025, 2025届, 25届, 2025年, 2025-06-30, 2025/6/30, 202506, 20250630, 2025年6月, and the
/// day numbers of spreadsheets (45838 is 2025-06-30).
package enum YearText: Equatable {
  case year(Int)
  /// The same, from the number that a spreadsheet made of a date.
  case serial(Int)
  /// 2022级: the year of entry, which says nothing of graduation.
  case entry
  case unknown

  package init(_ written: String) {
    let text = written.filter { !$0.isWhitespace }.replacing("屆", with: "届").replacing("級", with: "级")
    let digits = text.utf8.prefix(while: \.isASCIIDigit)
    let rest = String(text[digits.endIndex...])
    if rest == "级", digits.count == 2 || digits.count == 4 {
      self = .entry
      return
    }
    if digits.count == 5, rest.isEmpty, let year = Int(text).flatMap(Self.year(ofSerial:)) {
      self = .serial(year)
      return
    }
    self = Self.written(Substring(digits), rest).map { .year($0) } ?? .unknown
  }

  /// Whether this is a year, and no spreadsheet has changed it.
  var isWritten: Bool { if case .year = self { true } else { false } }

  /// Schools of the base and their forerunners; a number outside is no year but a slip.
  package static let years = 1950...2099
  private static let classes = ["届", "届毕业生"]

  private static func written(_ digits: Substring, _ rest: String) -> Int? {
    switch digits.utf8.count {
    case 2:
      guard classes.contains(rest) else { return nil }
      return Int(digits).map { 2000 + $0 }
    case 4:
      guard rest.isEmpty || isContinuation(rest) else { return nil }
    case 6, 8:
      guard rest.isEmpty || rest == "届", let month = Int(digits.dropFirst(4).prefix(2)),
        (1...12).contains(month)
      else { return nil }
    default:
      return nil
    }
    guard let year = Int(digits.prefix(4)), years.contains(year) else { return nil }
    return year
  }

  private static func isContinuation(_ text: String) -> Bool {
    if classes.contains(text) || ["年", "年度"].contains(text) { return true }
    // A date: the year, a separator, then a month.
    guard let separator = text.unicodeScalars.first, "-/.年".unicodeScalars.contains(separator) else {
      return false
    }
    let month = Substring(text.unicodeScalars.dropFirst()).utf8.prefix(while: \.isASCIIDigit)
    return Int(Substring(month)).map((1...12).contains) ?? false
  }

  /// Days that spreadsheets write as numbers, counted from 1899-12-30: 2000-01-01 to 2050-12-31.
  package static let serials = 36_526...55_153

  private static func year(ofSerial number: Int) -> Int? {
    guard serials.contains(number) else { return nil }
    var (year, day) = (2000, number - serials.lowerBound)
    while true {
      let length = year % 4 == 0 ? 366 : 365
      if day < length { return year }
      (year, day) = (year + 1, day - length)
    }
  }
}
