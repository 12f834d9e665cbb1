// What people add to the name of a column.

extension HeaderName {
  /// A name without what is added to it: 考生号 of `*考生号(必填)`, `考生号:`, `1 考生号`, `★(1)考生号`, `考生号/必填` and `考生号（必填`. Where
  /// nothing else is left it stays.
  ///
  /// In front these are marks and a number; behind, brackets, whatever stands behind an asterisk, marks, and the words that
  /// say how a column is filled in (`HintWords`).
  /// - Parameter written: see `written(_:)`.
  static func withoutHints(_ written: String) -> String {
    let name = withoutMarks(withoutNumber(withoutMarks(withoutBrackets(written)[...])))
    let bare = withoutWords(name.prefix { $0 != "*" })
    return bare.isEmpty ? written.filter { $0 != "*" } : String(bare)
  }

  /// Brackets stay where they say that the column is of something else: 单位所在地（生源）, 毕业去向（上年）, 学号(旧).
  private static func withoutBrackets(_ name: String) -> String {
    let scalars = name.unicodeScalars
    guard let first = scalars.firstIndex(where: opening.contains) else { return name }
    if isOfOther(name[first...]) { return name }
    var kept = String.UnicodeScalarView()
    var depth = 0
    for scalar in scalars {
      if opening.contains(scalar) { depth += 1 }
      if depth == 0 { kept.append(scalar) }
      if closing.contains(scalar), depth > 0 { depth -= 1 }
    }
    // One that never closes is a hint to the end, unless it is in front of everything.
    return depth > 0 && kept.isEmpty ? name : String(kept)
  }

  /// Whether behind one of the brackets stands what another column is of.
  private static func isOfOther(_ text: Substring) -> Bool {
    text.split(separator: "(").contains { part in others.contains { part.hasPrefix($0) } }
  }

  private static let opening = Set("([{【〔<《「『〖".unicodeScalars)
  private static let closing = Set(")]}】〕>》」』〗".unicodeScalars)
  private static let others = [
    "生源", "上年", "去年", "往年", "上一年", "旧", "原", "曾", "家庭", "户籍", "籍贯", "父", "母", "预计", "拟",
  ]

  /// Without ★, ※, * and other marks in front.
  private static func withoutMarks(_ name: Substring) -> Substring {
    name.drop { !$0.isLetter && !$0.isNumber && $0 != "_" }
  }

  /// Without `1.`, `1、`, `1)`, `1-2.`, `1` at once before the name, 一、, ① or `a.` in front; 2025届, 1级 and e-mail are names.
  private static func withoutNumber(_ name: Substring) -> Substring {
    guard let first = name.first else { return name }
    if isEnclosedNumber(first) { return name.dropFirst().drop { signs.contains($0) } }
    if first.isASCII, first.isLetter {
      let rest = name.dropFirst()
      return rest.first.map(".、)".contains) == true ? rest.dropFirst() : name
    }
    var rest = name
    for digits in digits {
      // 1-2. has two.
      while case let number = rest.prefix(while: digits.contains), (1...3).contains(number.count),
        case let sign = rest[number.endIndex...].prefix(while: signs.contains), !sign.isEmpty
      {
        rest = rest[sign.endIndex...]
      }
    }
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    let glued = rest[number.endIndex...]
    guard (1...2).contains(number.count), glued.count > 1, let next = glued.first, next.isLetter,
      !units.contains(next)
    else { return rest }
    return glued
  }

  /// ①, ⑴, ㈠; Ⅰ may be part of a name.
  private static func isEnclosedNumber(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.properties.numericType != nil else {
      return false
    }
    return [0x2460...0x24FF, 0x2776...0x2793, 0x3220...0x32BF].contains { $0.contains(scalar.value) }
  }

  /// Without marks and hint words behind it.
  private static func withoutWords(_ name: Substring) -> Substring {
    var name = name
    while true {
      while let last = name.last, ends.contains(last) { name.removeLast() }
      let rest =
        HintWords.behindNames.beginning(of: name)
        ?? HintWords.behindSigns.beginning(of: name).flatMap { $0.last.map(ends.contains) == true ? $0 : nil }
      guard let rest, !rest.isEmpty else { return name }
      name = rest
    }
  }

  private static let digits = [Set("0123456789"), Set("一二三四五六七八九十")]
  /// What stands behind a number.
  private static let signs = Set(".、):-,。")
  /// With these a number is part of a name.
  private static let units = Set("届级年月日天周次岁个班期号")
  /// What may stand behind a name, and before a hint.
  private static let ends = Set(":;,.、，。/\\|-–—_~?!)]}】★☆※●")
}
