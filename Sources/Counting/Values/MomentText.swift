import Buffers
import Pipelines

/// Reads the date a record was last changed (签约日期), to tell which of several is the latest.
///
/// 2025-07-01, 2025/7/1, 2025.7.1, 20250701, 2025年7月1日, 7/1/2025 (month first), 1-Jul-25, 2025-Jul-01, each with or without a time
/// (08:30, 08:30:15.250, T08:30, 8:30 PM, 下午8:30) and a zone (Z, +08:00); months alone, which count as their first day (2025-07, 202507, 2025年7月, Jul-25); and the
/// day numbers of spreadsheets (45839, counted from 1899-12-30; a fraction is the time of day).
enum MomentText {
  /// As far as the day numbers of spreadsheets go; what is later is a slip, such as 2052 for 2025.
  static let years = 1970...2050

  /// Seconds since 1970-01-01 in the calendar of the extract; `nil` where the text is no date.
  ///
  /// Only the order of the results means anything: what names no zone is in that of China, as are the results.
  static func seconds(_ text: String) -> Int? {
    guard let zoned = ZonedText(text) else { return nil }
    return local(zoned.text).map { max($0 + zoned.secondsToChina, 0) }
  }

  private static func local(_ text: Substring) -> Int? {
    let parts = Parts(text)
    let (numbers, widths) = (parts.numbers, parts.widths)
    if parts.hasStrangeWord { return nil }
    if let month = parts.month { return english(parts, month: month) }
    switch (widths.first, numbers.count) {
    case (8, 2) where widths[1] == 6 || widths[1] == 4:
      return compact(numbers[0] * (widths[1] == 6 ? 1_000_000 : 10_000) + numbers[1], digits: 8 + widths[1])
    case (14, 2) where parts.separators == [UInt8(ascii: ".")]: return compact(numbers[0], digits: 14)
    case (8, 1...4): return compact(numbers[0], parts.clock(from: 1))
    case (14, 1), (12, 1): return compact(numbers[0], digits: widths[0])
    case (6, 1): return date(numbers[0] / 100, numbers[0] % 100, 1, [])
    case (4, 2): return date(numbers[0], numbers[1], 1, [])
    case (4, 3...6): return date(numbers[0], numbers[1], numbers[2], parts.clock(from: 3))
    case (1, 3...6) where parts.separators.first == UInt8(ascii: "/"),
      (2, 3...6) where parts.separators.first == UInt8(ascii: "/"):
      guard let year = year(numbers[2], width: widths[2]) else { return nil }
      return date(year, numbers[0], numbers[1], parts.clock(from: 3))
    case (5, 1): return serial(numbers[0], dayFraction: 0)
    case (5, 2) where parts.separators == [UInt8(ascii: ".")]:
      return serial(numbers[0], dayFraction: Double("0.\(text.split(separator: ".")[1])") ?? 0)
    default: return nil
    }
  }

  /// The same of a day alone; `nil` where there is none such.
  static func seconds(year: Int, month: Int, day: Int) -> Int? { date(year, month, day, []) }

  /// Whether a date is written as the day number of a spreadsheet.
  static func isSerial(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy(\.isDigits) && parts[0].utf8.count == 5
      && Int(parts[0]).map(YearText.serials.contains) == true
  }

  /// 1-Jul-25, Jul-25, July 1, 2025, 2025-Jul-01: what stands with the month is a day, a year, or both. One number before
  /// it is a day without a year (20-May), unless it has four digits.
  private static func english(_ parts: Parts, month: Int) -> Int? {
    let (numbers, widths) = (parts.numbers, parts.widths)
    switch numbers.count {
    case 2...5 where widths[0] == 4 && widths[1] <= 2:
      return date(numbers[0], month, numbers[1], parts.clock(from: 2))
    case 4...5 where widths.last == 4:
      // Tue Jul 01 08:30:00 CST 2025
      return date(numbers[numbers.count - 1], month, numbers[0], parts.clock(from: 1)?.dropLast())
    case 1 where widths[0] == 4 || parts.isMonthFirst:
      return year(numbers[0], width: widths[0]).flatMap { date($0, month, 1, []) }
    // 20-May 08:30: the second is an hour.
    case 2...5 where widths[1] == 4 || parts.separators.dropFirst().first != UInt8(ascii: ":"):
      return year(numbers[1], width: widths[1]).flatMap { date($0, month, numbers[0], parts.clock(from: 2)) }
    default: return nil
    }
  }

  /// A year of four digits, or of two in this century.
  private static func year(_ number: Int, width: Int) -> Int? {
    width == 4 ? number : width == 2 ? 2000 + number : nil
  }

  private static func compact(_ number: Int, digits: Int) -> Int? {
    let hasSeconds = digits == 14
    let clock = [number / 10_000 % 100, number / 100 % 100, number % 100].suffix(hasSeconds ? 3 : 2)
    return compact(number / (hasSeconds ? 1_000_000 : 10_000), clock)
  }

  private static func compact(_ day: Int, _ clock: ArraySlice<Int>?) -> Int? {
    date(day / 10_000, day / 100 % 100, day % 100, clock)
  }

  /// - Parameter clock: hours and less, in a clock of 24 hours; `nil` where they are none.
  private static func date(_ year: Int, _ month: Int, _ day: Int, _ clock: ArraySlice<Int>?) -> Int? {
    guard let clock, years.contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let next = month == 12 ? days(year + 1, 1, 1) : days(year, month + 1, 1)
    guard day <= next - days(year, month, 1) else { return nil }
    let parts = Array(clock.prefix(3)) + [0, 0, 0]
    guard parts[0] < 24, parts[1] < 60, parts[2] < 61 else { return nil }
    return days(year, month, day) * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
  }

  private static func serial(_ days: Int, dayFraction: Double) -> Int? {
    guard YearText.serials.contains(days) else { return nil }
    // 1970-01-01 is day 25,569.
    return (days - 25_569) * 86_400 + Int(dayFraction * 86_400)
  }

  /// The first second of a year, as `seconds` counts them.
  static func start(ofYear year: Int) -> Int { days(year, 1, 1) * 86_400 }

  /// Days since 1970-01-01 in the Gregorian calendar, by years that begin in March.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The numbers of a text, what stands between them, and the month if it has a name.
  private struct Parts {
    var numbers: [Int] = []
    /// How many digits each has.
    var widths: [Int] = []
    /// The first byte behind each number.
    var separators: [UInt8] = []
    var month: Int?
    /// Whether no number stands before its name.
    var isMonthFirst = false
    /// Whether there is a word that is part of no date: then its numbers may be anything.
    var hasStrangeWord = false
    /// Of a time by a clock of twelve hours.
    private var dayPart: DayPart?

    init(_ text: Substring) {
      dayPart = DayPart(in: text)
      var word: [UInt8] = []
      var isInNumber = false
      for byte in text.utf8 {
        if byte.isASCIIDigit {
          if !word.isEmpty { note(&word) }
          if !isInNumber {
            numbers.append(0)
            widths.append(0)
          }
          let last = numbers.count - 1
          widths[last] += 1
          // What has more digits is no date.
          numbers[last] = widths[last] > 14 ? 0 : numbers[last] * 10 + Int(byte - UInt8(ascii: "0"))
        } else {
          if isInNumber { separators.append(byte) }
          if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) {
            word.append(byte | 0x20)
          } else if !word.isEmpty {
            note(&word)
          }
        }
        isInNumber = byte.isASCIIDigit
      }
      if !word.isEmpty { note(&word) }
    }

    private mutating func note(_ word: inout [UInt8]) {
      dayPart = dayPart ?? DayPart(word)
      if word.count >= 3 {
        let found =
          word.elementsEqual("sept".utf8) ? 8 : Self.months.firstIndex { $0.utf8.starts(with: word) }
        if month == nil, let found { (month, isMonthFirst) = (found + 1, numbers.isEmpty) }
        if found == nil, !Self.others.contains(where: { $0.utf8.starts(with: word) }) {
          hasStrangeWord = true
        }
      }
      word.removeAll()
    }

    /// What follows the day, in a clock of 24 hours; `nil` where the hour is not in the part of the day that is named.
    func clock(from index: Int) -> ArraySlice<Int>? {
      var clock = numbers.dropFirst(index)
      guard let dayPart, let first = clock.first else { return clock }
      guard let hour = dayPart.hour(first) else { return nil }
      clock[clock.startIndex] = hour
      return clock
    }

    private static let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november", "december",
    ]
    /// Words that stand beside dates and say nothing more.
    private static let others = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "cst", "utc", "gmt",
    ]
  }
}
