import Buffers

/// Reads the date a record was last changed (签约日期), to tell which of several is the latest.
///
/// 2025-07-01, 2025/7/1, 2025.7.1, 20250701, 2025年7月1日, each with or without a time (08:30, 08:30:15, T08:30), and
/// the day numbers of spreadsheets (45839, counted from 1899-12-30; a fraction is the time of day).
enum MomentText {
  /// Seconds since 1970-01-01 in the calendar of the extract; `nil` where the text is no date.
  ///
  /// Only the order of the results means anything: no time zone is known or needed.
  static func seconds(_ text: String) -> Int? {
    var numbers: [Int] = []
    var separators: [UInt8] = []
    var digits = 0
    var number = 0
    for byte in text.utf8 {
      if byte.isASCIIDigit {
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        if digits > 14 { return nil }
      } else {
        if digits > 0 { numbers.append(number) }
        (digits, number) = (0, 0)
        separators.append(byte)
      }
    }
    if digits > 0 { numbers.append(number) }
    let length = text.utf8.prefix { $0.isASCIIDigit }.count
    switch (length, numbers.count) {
    case (8, 1...4), (14, 1), (12, 1): return compact(numbers, length)
    case (4, 3...6): return date(numbers[0], numbers[1], numbers[2], numbers[3...])
    case (5, 1): return serial(numbers[0], dayFraction: 0)
    case (5, 2) where separators == [UInt8(ascii: ".")]:
      let fraction = text.split(separator: ".")[1]
      return serial(numbers[0], dayFraction: Double("0.\(fraction)") ?? 0)
    default: return nil
    }
  }

  private static func compact(_ numbers: [Int], _ length: Int) -> Int? {
    let day = length == 8 ? numbers[0] : length == 12 ? numbers[0] / 10_000 : numbers[0] / 1_000_000
    let clock =
      switch length {
      case 8: Array(numbers[1...])
      case 12: [numbers[0] / 100 % 100, numbers[0] % 100]
      default: [numbers[0] / 10_000 % 100, numbers[0] / 100 % 100, numbers[0] % 100]
      }
    return date(day / 10_000, day / 100 % 100, day % 100, clock[...])
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int, _ clock: ArraySlice<Int>) -> Int? {
    guard (1970...2099).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let parts = Array(clock.prefix(3)) + [0, 0, 0]
    guard parts[0] < 24, parts[1] < 60, parts[2] < 61 else { return nil }
    return days(year, month, day) * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
  }

  private static func serial(_ days: Int, dayFraction: Double) -> Int? {
    // 1970-01-01 is day 25,569 of the spreadsheet calendar; 73,050 is 2099-12-31.
    guard (25_569...73_050).contains(days) else { return nil }
    return (days - 25_569) * 86_400 + Int(dayFraction * 86_400)
  }

  /// Days since 1970-01-01 in the Gregorian calendar, by years that begin in March.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
