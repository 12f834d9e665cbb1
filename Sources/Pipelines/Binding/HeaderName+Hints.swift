// What people add to the name of a column.

extension HeaderName {
  /// A name without what is added to it: 考生号 of `*考生号(必填)`, `考生号:`, `1.考生号`, `(1)考生号` and `考生号*必填`. Where nothing
  /// else is left it stays.
  ///
  /// - Parameter written: see `written(_:)`.
  static func withoutHints(_ written: String) -> String {
    let whole = written.filter { $0 != "*" }
    // Behind an asterisk that is not in front of the name stands a hint.
    let name = withoutNumber(withoutBrackets(written).drop { $0 == "*" }).drop { $0 == "*" }.prefix {
      $0 != "*"
    }
    let bare = name.reversed().drop { ends.contains($0) }.reversed()
    return bare.isEmpty ? whole : String(bare)
  }

  /// What may stand behind a name.
  private static let ends = Set(":;,.、，。")

  private static func withoutBrackets(_ name: String) -> String {
    var kept = ""
    var depth = 0
    for character in name {
      if "([{【〔<《".contains(character) { depth += 1 }
      if depth == 0 { kept.append(character) }
      if ")]}】〕>》".contains(character), depth > 0 { depth -= 1 }
    }
    return depth > 0 ? name : kept
  }

  /// Without `1.`, `1、`, `1)`, `1-2.`, 一、, ① or `a.` in front; 2025届, 1级 and e-mail are names.
  private static func withoutNumber(_ name: Substring) -> Substring {
    guard let first = name.first, let scalar = first.unicodeScalars.first else { return name }
    if (0x2460...0x249B).contains(scalar.value) || (0x24EA...0x24FF).contains(scalar.value) {
      return name.dropFirst().drop { signs.contains($0) }
    }
    if first.isASCII, first.isLetter {
      let rest = name.dropFirst()
      return rest.first.map(".、)".contains) == true ? rest.dropFirst() : name
    }
    for digits in digits {
      var rest = name
      // 1-2. has two.
      while case let number = rest.prefix(while: digits.contains), (1...3).contains(number.count),
        case let sign = rest[number.endIndex...].prefix(while: signs.contains), !sign.isEmpty
      {
        rest = rest[sign.endIndex...]
      }
      if rest.startIndex != name.startIndex { return rest }
    }
    return name
  }

  private static let digits = [Set("0123456789"), Set("一二三四五六七八九十")]
  /// What stands behind a number.
  private static let signs = Set(".、):-,。")
}
