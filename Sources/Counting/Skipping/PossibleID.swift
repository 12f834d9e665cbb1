import Buffers
import ExtractReading
import Pipelines

/// Whether an ID may be a graduate's (考生号, 学号): digits and letters, at least four, one of them a digit; between them the
/// marks and words with which schools join the parts of their numbers (2021-0101, 21级0101, (2021)101, 2021101号).
enum PossibleID {
  /// As nearly every ID is: nothing but digits, at least eight, and not all of them 0.
  @inline(__always)
  static func isPlain(_ field: FieldBytes) -> Bool {
    field.count >= 8 && field.isPlainDigits && field.lastWord != zeros
  }

  /// 0 for an ID of eight to sixteen digits that are not all 0; another ID may be plain as well.
  @inline(__always)
  static func doubts(_ field: FieldBytes) -> UInt64 {
    let isOfUsualLength = UInt(bitPattern: field.count &- 8) <= 8
    let last = field.word(at: max(field.count &- 8, 0))
    return FieldBytes.nonDigits(field.word(at: 0)) | FieldBytes.nonDigits(last)
      | (isOfUsualLength && last != zeros ? 0 : 1)
  }

  /// Whether it is one, where that is seen without decoding it.
  static func isSurely(_ field: FieldBytes) -> Bool { field.unwrapped.isAlphanumericID }

  /// Whether it is one as it stands in the extract; of bytes that cannot be decoded nobody can say that they are none.
  static func isPossible(_ field: FieldBytes, _ decoder: TextDecoder) -> Bool {
    guard let decoded = decoder.decode(field) else { return true }
    return isPossible(String(decoding: decoded, as: UTF8.self))
  }

  static func isPossible(_ raw: String) -> Bool {
    guard raw.utf8.count <= mostBytes, mayBePossible(raw) else { return false }
    var cell = CellText(code: raw)
    if cell.isScientific { return true }
    cell.blankPlaceholderID()
    return isPossible(clean: cell.text)
  }

  /// Nearly all texts are told by what they have of digits and letters: at least 1E+5, or some of full width.
  private static func mayBePossible(_ raw: String) -> Bool {
    let known = raw.utf8.count(where: \.isASCIIAlphanumeric)
    return known >= 3 && raw.utf8.contains(where: \.isASCIIDigit) || raw.utf8.contains(0xEF)
  }

  private static func isPossible(clean text: String) -> Bool {
    let parts = text.unicodeScalars.split { !isOfParts($0) }
    let between = text.unicodeScalars.filter { !isOfParts($0) }
    let length = parts.reduce(0) { $0 + $1.count }
    guard length >= 4, text.utf8.contains(where: \.isASCIIDigit), between.allSatisfy(isJoint),
      !HintWords.isType(text)
    else { return false }
    if between.isEmpty { return true }
    let hasLetters = between.contains { !joints.contains($0) && $0 != "." }
    return length >= fewestJoined && (!hasLetters || isNamed(text, parts))
      && (!between.contains(where: \.isSpace) || parts.allSatisfy { $0.contains(where: isDigit) })
      && (!between.contains(".") || parts.allSatisfy { $0.count >= 4 }) && NoteWords.start(text) != .word
      && !isOfOther(text, parts.map { String($0) }, hasWords: between.contains(where: words.contains))
  }

  /// A whole row where a field should be is no ID.
  private static let mostBytes = 128

  /// Digits and letters of an ID with something between them: (1/1001) is a page.
  private static let fewestJoined = 6

  /// Whether a number with other words around it (渝2021011, 20210011（重修）, 2021级软件1班11号) is an ID, and no day, telephone, sum or class.
  private static func isNamed(_ text: String, _ parts: [Substring.UnicodeScalarView]) -> Bool {
    guard text.unicodeScalars.last.map(units.contains) == false, NoteWords.start(text) == .nothing,
      !ExampleWords.marks(folded: HeaderName.fold(text)),
      !others.contains(where: text.contains), text.unicodeScalars.count <= 24
    else { return false }
    return parts.contains { $0.count >= 6 && $0.allSatisfy(isDigit) }
      || text.hasSuffix("号") && parts.count > 1
  }

  /// What people and things are counted in, and classes end with.
  private static let units = Set("级届班组人名页元条份个".unicodeScalars)
  private static let others = ["电话", "传真", "手机", "日期", "时间", "年", "月"]

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    joints.contains(scalar) || scalar == "." || !scalar.isASCII && scalar.isLetter
  }

  private static func isOfParts(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.isLetter || ("0"..."9").contains(scalar))
  }

  /// What may stand between and around the parts of an ID.
  private static let joints = Set("-‐‑–—_/\\·#~～'\"“”‘’ \u{A0}\u{3000}()（）[]【】".unicodeScalars).union(words)
  /// Words of schools among them: 2021级01班05号 is no day.
  private static let words = Set("级届班号组".unicodeScalars)

  /// Whether parts are a day (2025-06-30), a month, a span of years or a term (2024-2025-2), a class (2021级1班), a telephone
  /// number (023-49800000), the number of a paper ((2025)12号) or the type of a column (varchar(20)): such stand below tables too.
  private static func isOfOther(_ text: String, _ parts: [String], hasWords: Bool) -> Bool {
    if text.last.map("级届班组".contains) == true { return true }
    let isPaper = text.hasSuffix("号") && text.contains { "()（）[]【】".contains($0) }
    let years = parts.count {
      $0.utf8.count == 4 && !$0.hasPrefix("0") && Int($0).map(YearText.years.contains) == true
    }
    let isTerm = years == 2 && parts.count - years <= 1
    let isPhone = isPhone(parts)
    let isType =
      parts.count == 2 && text.hasSuffix(")") && parts[0].allSatisfy(\.isLetter)
      && HintWords.isHint(folded: parts[0].lowercased())
    // No part of a day has three digits, and no month four: 2021-0011.
    let isDay =
      !hasWords && parts.count > 1 && !parts.contains { $0.utf8.count == 3 && $0.isDigits }
      && !(parts[0].utf8.count == 4 && parts[1].utf8.count == 4 && parts[1].hasPrefix("0"))
      && MomentText.seconds(text) != nil
    return isPaper || isTerm || isPhone || isType || isDay
  }

  /// 023-4980 0000, 400-820-8820, 189-8380-1234
  private static func isPhone(_ parts: [String]) -> Bool {
    let number = parts.joined()
    guard parts.count > 1, number.isDigits else { return false }
    let lengths = parts.map(\.utf8.count)
    return parts[0].hasPrefix("0") && (3...4).contains(lengths[0]) && (10...12).contains(number.utf8.count)
      || ["400", "800"].contains(parts[0]) && number.utf8.count == 10
      || number.hasPrefix("1") && lengths == [3, 4, 4]
  }

  /// Whether a text may hold one among other things: six digits in a row, or one between delimiters and quotes.
  static func isWithin(_ text: String) -> Bool {
    text.utf8.split { !$0.isASCIIDigit }.contains { $0.count >= 6 }
      || text.split(whereSeparator: "\"',;|\t:，；：".contains).contains { isPossible(String($0)) }
  }

  /// Eight zeros: perhaps nothing but zeros.
  private static var zeros: UInt64 { 0x3030_3030_3030_3030 }
}

extension FieldBytes {
  /// Without what a spreadsheet writes around a value: `="…"`, or an apostrophe before it.
  fileprivate var unwrapped: FieldBytes {
    if count > 3, self[0] == UInt8(ascii: "="), self[1] == UInt8(ascii: "\""),
      self[count - 1] == UInt8(ascii: "\"")
    {
      return part(from: 2, count: count - 3)
    }
    return count > 1 && self[0] == UInt8(ascii: "'") ? part(from: 1, count: count - 1) : self
  }

  /// Whether it is a possible ID without any doubt: nothing but digits and letters, one of them no 0, or two groups of
  /// digits that are no day, month or span of years.
  fileprivate var isAlphanumericID: Bool {
    guard count >= 4 else { return false }
    var hasDigit = false
    var hasLetter = false
    var hyphen: Int?
    var crosses = 0
    for offset in 0..<count {
      let byte = self[offset]
      crosses = byte | 0x20 == UInt8(ascii: "x") ? crosses + 1 : 0
      // Digits may be hidden behind them.
      if crosses == 3 { return false }
      if (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(byte) {
        hasDigit = true
      } else if (0x61...0x7A).contains(byte | 0x20) {
        hasLetter = true
      } else if byte == UInt8(ascii: "-"), hyphen == nil {
        hyphen = offset
      } else if byte != UInt8(ascii: "0") {
        return false
      }
    }
    guard let hyphen else { return hasDigit && !(hasLetter && mayBeType) }
    let rest = count - hyphen - 1
    // 2025-06, 20250630-0830 and 2024-2025 are none.
    return hasDigit && !hasLetter && hyphen < 8 && rest >= 3 && count > 6 && self[0] != UInt8(ascii: "0")
      && (rest != 4 || self[hyphen + 1] == UInt8(ascii: "0"))
  }

  /// Whether it starts like the type of a column: varchar2, char14.
  private var mayBeType: Bool { Self.types.contains(UInt32(truncatingIfNeeded: word(at: 0)) | 0x2020_2020) }

  /// The first four letters of each.
  private static let types = Set(
    HintWords.types.map { $0.utf8.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) } })

  /// Whether all of at least eight bytes are digits.
  @inline(__always)
  var isPlainDigits: Bool {
    if count <= 16 { return Self.nonDigits(word(at: 0)) | Self.nonDigits(lastWord) == 0 }
    var other: UInt64 = 0
    var offset = 0
    while offset &+ 8 < count {
      other |= Self.nonDigits(word(at: offset))
      offset &+= 8
    }
    return other | Self.nonDigits(lastWord) == 0
  }

  /// Whether the first four are digits.
  @inline(__always)
  var startsWithFourDigits: Bool {
    count >= 4 && UInt32(truncatingIfNeeded: Self.nonDigits(word(at: 0))) == 0
  }

  /// Zero if each of eight bytes is 0x30...0x39: the high halves say 3, also after adding 6.
  @inline(__always)
  fileprivate static func nonDigits(_ word: UInt64) -> UInt64 {
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    let three: UInt64 = 0x3030_3030_3030_3030
    return ((word & high) ^ three) | (((word &+ 0x0606_0606_0606_0606) & high) ^ three)
  }
}
