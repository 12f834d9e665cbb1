import Buffers

/// The part of the day that a time of twelve hours lies in: 12:00 AM, 下午3:05.
enum DayPart {
  case morning, noon, afternoon, evening

  /// - Parameter word: of ASCII letters, in lower case; the p of p.m. too.
  init?(_ word: [UInt8]) {
    switch word {
    case Array("am".utf8), Array("a".utf8): self = .morning
    case Array("pm".utf8), Array("p".utf8): self = .afternoon
    default: return nil
    }
  }

  /// The one that a text names in Chinese.
  init?(in text: Substring) {
    guard text.utf8.contains(where: { $0 >= 0x80 }),
      let found = Self.words.first(where: { text.contains($0.word) })
    else { return nil }
    self = found.part
  }

  private static let words: [(word: String, part: DayPart)] = [
    ("上午", .morning), ("凌晨", .morning), ("清晨", .morning), ("早", .morning), ("中午", .noon), ("下午", .afternoon),
    ("傍晚", .afternoon), ("晚", .evening),
  ]

  /// The hour by a clock of 24 hours; one above 12 (15:30 PM) is that already.
  ///
  /// - Returns: `nil` for what is not in this part of the day, and for 12 in the evening, which may be either midnight.
  func hour(_ hour: Int) -> Int? {
    switch self {
    case .morning: hour > 12 ? nil : hour % 12
    case .noon: (1...2).contains(hour) ? hour + 12 : (11...14).contains(hour) ? hour : nil
    case .afternoon: hour < 12 ? hour + 12 : hour
    case .evening: hour == 12 ? nil : hour < 12 ? hour + 12 : hour
    }
  }
}
