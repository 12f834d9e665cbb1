import Buffers

/// Reads a graduation year (毕业年份): 2025, 2025届, 25届, 2025年, 2025-06-30, 2025/6/30, 202506, 20250630, 2025年6月, and the
/// day numbers of spreadsheets (45838 is 2025-06-30).
///
/// Of the time from entry to graduation (2022.09-2025.06, 2022级2025届) the end counts, of a school year (2024-2025学年) its
/// second year.
package enum YearText: Equatable {
  case year(Int)
  /// The same, from the number that a spreadsheet made of a date.
  case serial(Int)
  /// 2022级: the year of entry, which says nothing of graduation.
  case entry
  case unknown

  package init(_ written: String) {
    let text = written.filter { !$0.isWhitespace }
    if text.utf8.count == 5, text.isDigits, let year = Int(text).flatMap(Self.year(ofSerial:)) {
      self = .serial(year)
      return
    }
    var scanner = YearScanner(text.isDigits ? text : written)
    guard let first = scanner.next() else {
      self = .unknown
      return
    }
    let sign = scanner.skipSigns()
    if let second = scanner.next() {
      let year = Self.graduation(first, second, after: sign, before: scanner.rest)
      self = year.map { .year($0) } ?? .unknown
    } else if first.ends(before: scanner.rest, after: sign) {
      self = first.role == .entry ? .entry : .year(first.year)
    } else {
      self = .unknown
    }
  }

  /// Whether this is a year, and no spreadsheet has changed it.
  var isWritten: Bool { if case .year = self { true } else { false } }

  /// Schools of the base and their forerunners; a number outside is no year but a slip.
  package static let years = 1950...2099
  /// Years from entry to graduation.
  private static let studies = 1...8

  /// The year of graduation where two are named; `nil` where they are no entry and graduation.
  ///
  /// - Parameters:
  ///   - sign: what stands between them.
  ///   - rest: what stands behind them.
  private static func graduation(
    _ first: NamedYear, _ second: NamedYear, after sign: Substring, before rest: Substring
  ) -> Int? {
    if rest.hasPrefix("学年"), !rest.contains(where: \.isDigit) {
      let isSchoolYear = first.role == .unsaid && second.role == .unsaid && YearScanner.isSpan(sign)
      return isSchoolYear && second.year == first.year + 1 ? second.year : nil
    }
    guard rest.drop(while: { ")）]】".contains($0) }).isEmpty else { return nil }
    let (entry, end): (NamedYear, NamedYear)
    switch (first.role, second.role) {
    case (.entry, .graduation), (.entry, .unsaid): (entry, end) = (first, second)
    case (.graduation, .entry), (.unsaid, .entry): (entry, end) = (second, first)
    case (.unsaid, .unsaid) where YearScanner.isSpan(sign),
      (.unsaid, .graduation) where YearScanner.isSpan(sign):
      (entry, end) = (first, second)
    default: return nil
    }
    return studies.contains(end.year - entry.year) ? end.year : nil
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
