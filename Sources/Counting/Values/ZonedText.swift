import Pipelines

/// A date with a time as machines write it, cut into what people would have written and the zone: of
/// `2025-07-01T08:30:15.250+08:00` the text is `2025-07-01T08:30:15`.
struct ZonedText {
  /// Without fractions of seconds and the zone.
  let text: Substring
  /// To be added, so that the time is that of China.
  let secondsToChina: Int

  /// China has one zone, eight hours before UTC.
  private static let china = 8 * 3600

  /// - Returns: `nil` where what stands in place of a zone is none.
  init?(_ whole: String) {
    // … GMT+0800 (中国标准时间)
    let whole = whole.prefix { $0 != "(" }
    var text = whole
    var offset: Int?
    if let time = Self.time(in: whole) {
      if let sign = whole[time...].lastIndex(where: { $0 == "+" || $0 == "-" }) {
        guard let seconds = Self.seconds(whole[whole.index(after: sign)...]) else { return nil }
        offset = whole[sign] == "-" ? -seconds : seconds
        text = whole[..<sign]
      }
      if let name = ["Z", "UTC", "GMT"].first(where: text.uppercased().hasSuffix) {
        text = text.dropLast(name.count)
        offset = offset ?? 0
      }
      text = Self.withoutFraction(text, of: time)
    }
    self.text = text
    secondsToChina = offset.map { Self.china - $0 } ?? 0
  }

  /// Somewhere in the time of day: a zone stands behind one only. It has a colon, or follows a T (20250701T083015).
  private static func time(in text: Substring) -> String.Index? {
    if let colon = text.firstIndex(of: ":") { return colon }
    guard let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" }) else { return nil }
    return text[..<mark].last?.isNumber == true && text[mark...].dropFirst().first?.isNumber == true
      ? mark : nil
  }

  /// 08:00, 0800, 08 or 8 as seconds.
  private static func seconds(_ zone: Substring) -> Int? {
    let digits = zone.filter { $0 != ":" && $0 != " " }
    guard digits.isDigits, digits.utf8.count <= 4, digits.utf8.count != 3, let number = Int(digits) else {
      return nil
    }
    let (hours, minutes) = digits.utf8.count <= 2 ? (number, 0) : (number / 100, number % 100)
    return hours <= 14 && minutes < 60 ? hours * 3600 + minutes * 60 : nil
  }

  /// Cuts `.250` off 08:30:15.250, also before PM.
  private static func withoutFraction(_ text: Substring, of time: String.Index) -> Substring {
    guard time < text.endIndex, let point = text[time...].firstIndex(where: { $0 == "." || $0 == "," }) else {
      return text
    }
    let fraction = text[point...].dropFirst().prefix { $0.isASCII && $0.isNumber }
    return fraction.isEmpty ? text : text[..<point] + text[fraction.endIndex...]
  }
}
