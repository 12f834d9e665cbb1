import Buffers

/// A value without the ways in which people write the same number or name.
struct PersonalText {
  /// As it stands in the extract.
  let written: String
  /// Without blanks and characters that show nothing; full-width ASCII as plain.
  let text: String

  init(_ written: String) {
    self.written = written
    text = String(
      String.UnicodeScalarView(written.unicodeScalars.lazy.filter { !$0.isInvisible }.map(\.narrowed)))
  }

  /// 13812345678, also as +86 138-1234-5678 and with words around it; 023-68251234.
  var isPhone: Bool {
    let parts = Self.numbers(in: text)
    return (parts + Self.numbers(in: joined)).contains(where: Self.isMobile) || Self.isLandline(parts)
  }

  /// name@example.com
  var isMail: Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].last?.isASCII == true && parts[1].dropFirst().contains(".")
  }

  /// 18 characters, of which the seventh to the fourteenth are a day, also with blanks or dashes in them and with words around.
  /// - Source: GB 11643.
  var isCitizenNumber: Bool {
    (Self.numbers(in: text) + Self.numbers(in: joined)).contains { digits in
      guard digits.utf8.count == 18, let month = Int(digits.dropFirst(10).prefix(2)),
        let day = Int(digits.dropFirst(12).prefix(2))
      else { return false }
      return ["19", "20"].contains(digits.dropFirst(6).prefix(2)) && (1...12).contains(month)
        && (1...31).contains(day)
    }
  }

  /// A number of fourteen digits or more (考生号), the last of which may be an X (身份证号): no code of a school or a program has
  /// as many, but the number of an employer (统一社会信用代码), which has letters.
  var isID: Bool {
    let numbers = Self.numbers(in: text)
    return numbers.count == 1 && numbers[0].utf8.count >= 14 && numbers[0].utf8.count >= text.utf8.count - 1
  }

  /// The text without what people write between the digits of one number.
  private var joined: String { text.filter { !"-–—_./()+".contains($0) } }

  /// Digits that stand together, an X behind them included.
  private static func numbers(in text: String) -> [Substring] {
    var numbers: [Substring] = []
    var rest = text[...]
    while let start = rest.utf8.firstIndex(where: \.isASCIIDigit) {
      let digits = rest[start...].utf8.prefix(while: \.isASCIIDigit)
      let end =
        rest[digits.endIndex...].first.map("Xx".contains) == true
        ? rest.index(after: digits.endIndex) : digits.endIndex
      numbers.append(rest[start..<end])
      rest = rest[end...]
    }
    return numbers
  }

  /// Behind 0, 86 or 0086, too.
  private static func isMobile(_ number: Substring) -> Bool {
    let prefix = number.utf8.count - 11
    guard prefix >= 0, ["", "0", "86", "086", "0086"].contains(number.prefix(prefix)) else { return false }
    let digits = number.dropFirst(prefix)
    return digits.utf8.allSatisfy(\.isASCIIDigit) && digits.first == "1"
      && digits.dropFirst().first.map("3456789".contains) == true
  }

  /// An area code of three or four digits, and a number of seven or eight.
  private static func isLandline(_ parts: [Substring]) -> Bool {
    zip(parts, parts.dropFirst()).contains { area, number in
      area.first == "0" && (3...4).contains(area.utf8.count) && (7...8).contains(number.utf8.count)
    }
  }
}
