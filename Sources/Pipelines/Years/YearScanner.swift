import Buffers

/// Cuts a text into the years that it names (2022级 and 2025届), each with month, day and what happened in it.
struct YearScanner {
  /// What was not read yet.
  private(set) var rest: Substring

  /// - Parameter text: its white space is dropped, but for one blank between two digits.
  init(_ text: String) {
    let words = text.replacing("屆", with: "届").replacing("級", with: "级").split(whereSeparator: \.isWhitespace)
    rest = words.reduce(into: "") { whole, word in
      if whole.last?.isDigit == true, word.first?.isDigit == true { whole.append(" ") }
      whole += word
    }
  }

  /// The year that stands next; `nil` where none does.
  mutating func next() -> NamedYear? {
    let start = rest
    let digits = number(ofDigits: 2...8)
    guard let digits, var found = year(digits) else {
      rest = start
      return nil
    }
    if digits.count == 4 { readMonth(of: &found) }
    if take(Self.entries) {
      found.role = .entry
    } else if take(Self.graduations) {
      found.role = .graduation
    }
    return found
  }

  /// Skips the signs and words between two years, or between a year and something else, and returns them.
  mutating func skipSigns() -> Substring {
    let start = rest
    while let first = rest.first, Self.signs.contains(first) { rest.removeFirst() }
    return start[..<rest.startIndex]
  }

  /// Whether signs lead from the first year to the last, rather than list them.
  static func isSpan(_ signs: Substring) -> Bool { !signs.isEmpty && signs.allSatisfy(spans.contains) }

  /// Whether a text has the number of a year in it.
  static func namesYear(_ text: Substring) -> Bool {
    text.split { !$0.isDigit }.contains { $0.utf8.count == 4 && Int($0).map(YearText.years.contains) == true }
  }

  /// Whether nothing among signs leads to another year.
  static func isNoSpan(_ signs: Substring) -> Bool { !signs.contains(where: spans.contains) }

  private static let spans = Set("-‐‑–—―−~～〜/→至到")
  private static let signs = spans.union(".、,，;；()（）[]【】+ ")
  private static let entries = ["年入学", "年级", "级", "入学"]
  private static let graduations = ["届毕业生", "届毕业", "届", "年毕业", "毕业生", "毕业"]

  private func year(_ digits: Substring) -> NamedYear? {
    switch digits.utf8.count {
    case 2:
      guard rest.first == "届" || rest.first == "级" else { return nil }
      return Int(digits).map { NamedYear(year: 2000 + $0) }
    case 4: return Int(digits).flatMap { YearText.years.contains($0) ? NamedYear(year: $0) : nil }
    case 6, 8:
      guard let year = Int(digits.prefix(4)), YearText.years.contains(year),
        let month = Int(digits.dropFirst(4).prefix(2)), (1...12).contains(month)
      else { return nil }
      return NamedYear(year: year, hasMonth: true)
    default: return nil
    }
  }

  /// Reads `-06`, `-06-30`, `年6月30日`, each with a time or not, or only 年.
  private mutating func readMonth(of found: inout NamedYear) {
    let start = rest
    guard let sign = rest.first, "-/.年".contains(sign) else { return }
    rest.removeFirst()
    guard number(ofDigits: 1...2, in: 1...12) != nil else {
      rest = start
      if sign == "年", !Self.entries.contains(where: rest.hasPrefix),
        !Self.graduations.contains(where: rest.hasPrefix)
      {
        _ = take(["年度", "年"])
      }
      return
    }
    found.hasMonth = true
    if take(["月份", "月"]) || rest.first == sign { readDay(of: &found, after: sign) }
  }

  private mutating func readDay(of found: inout NamedYear, after sign: Character) {
    let start = rest
    if rest.first == sign { rest.removeFirst() }
    guard number(ofDigits: 1...2, in: 1...31) != nil else {
      rest = start
      return
    }
    _ = take(["日", "号"])
    let time = rest.drop { !$0.isDigit && $0 != "-" && $0 != "~" }
    let minutes = time.drop(while: \.isDigit)
    found.hasTime = minutes.first == ":" || rest.first == "T"
  }

  /// Reads all digits that stand next, if they are as many and as large as they should be.
  private mutating func number(ofDigits count: ClosedRange<Int>, in range: ClosedRange<Int>? = nil)
    -> Substring?
  {
    let digits = Substring(rest.utf8.prefix(while: \.isASCIIDigit))
    guard count.contains(digits.utf8.count), range.map({ $0.contains(Int(digits) ?? 0) }) ?? true else {
      return nil
    }
    rest = rest[digits.endIndex...]
    return digits
  }

  private mutating func take(_ words: [String]) -> Bool {
    guard let word = words.first(where: rest.hasPrefix) else { return false }
    rest.removeFirst(word.count)
    return true
  }
}
