import Buffers

/// Reads a graduation year (毕业年份): 2025, 2025届, 2025年, 2025-06-30, 2025/6/30, 202506, 20250630, 2025年6月.
package enum YearText {
  /// Schools of the base and their forerunners; a number outside is no year but a slip.
  private static let plausible = 1950...2099

  /// - Returns: `nil` where the text is no year.
  package static func year(_ text: String) -> Int? {
    let digits = text.utf8.prefix { $0.isASCIIDigit }
    let rest = text.utf8.dropFirst(digits.count)
    switch digits.count {
    case 4:
      guard rest.isEmpty || isContinuation(rest) else { return nil }
    case 6, 8:
      guard rest.isEmpty || String(Substring(rest)) == "届",
        let month = Int(Substring(digits.dropFirst(4).prefix(2))),
        (1...12).contains(month)
      else { return nil }
    default:
      return nil
    }
    guard let year = Int(Substring(digits.prefix(4))), plausible.contains(year) else { return nil }
    return year
  }

  private static func isContinuation(_ rest: Substring.UTF8View) -> Bool {
    let text = String(Substring(rest))
    if ["届", "年", "届毕业生", "年度", "级"].contains(text) { return true }
    // A date: the year, a separator, then a month.
    guard let separator = text.unicodeScalars.first, "-/.年".unicodeScalars.contains(separator) else {
      return false
    }
    let month = Substring(text.unicodeScalars.dropFirst()).utf8.prefix { $0.isASCIIDigit }
    return Int(Substring(month)).map((1...12).contains) ?? false
  }
}
