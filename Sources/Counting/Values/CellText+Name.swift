import Buffers

// A code and its name in one cell.

extension CellText {
  /// Cuts the name off a code that stands in one cell with it, 500118-永川区, and the sign before a name that is missing (500118-);
  /// also where a spreadsheet wrote the code in scientific notation.
  ///
  /// - Parameter lengths: of the code, in digits.
  /// - Returns: the name; `nil` where there is none.
  mutating func splitName(fromCodeOf lengths: ClosedRange<Int> = 1...18) -> String? {
    if let number = scientificHead {
      var code = CellText(code: String(number))
      code.restoreScientificCode()
      let name = Self.name(in: text[number.endIndex...])
      read(as: code.text, code.repairs.union(Repairs(.codeWithName)))
      return Self.named(name)
    }
    let digits = text.drop(while: Self.opening.contains).utf8.prefix(while: \.isASCIIDigit)
    guard lengths.contains(digits.count), digits.endIndex != text.endIndex else { return nil }
    let rest = text[digits.endIndex...]
    let name = Self.name(in: rest)
    guard name.first?.isASCII != true, !name.isEmpty || !rest.contains(where: \.isNumber) else { return nil }
    read(as: String(Substring(digits)), Repairs(.codeWithName))
    return Self.named(name)
  }

  /// Behind a code, without the brackets around it: 14008（某校）.
  private static func name(in rest: Substring) -> Substring {
    let name = rest.drop { !$0.isLetter }
    let isInBrackets = rest[..<name.startIndex].last.map(opening.contains) == true
    return isInBrackets && name.last.map(closing.contains) == true ? name.dropLast() : name
  }

  /// The same of a code in brackets behind its name: 永川区（500118）.
  mutating func splitName(beforeCodeOf lengths: ClosedRange<Int>) -> String? {
    guard let last = text.last, Self.closing.contains(last),
      let bracket = text.lastIndex(where: Self.opening.contains)
    else { return nil }
    let (name, code) = (text[..<bracket], text[text.index(after: bracket)...].dropLast())
    guard lengths.contains(code.utf8.count), code.utf8.allSatisfy(\.isASCIIDigit),
      name.contains(where: \.isLetter)
    else { return nil }
    read(as: String(code), Repairs(.codeWithName))
    return Self.named(name)
  }

  /// A number in scientific notation before something else: 4.15E+09-某校.
  private var scientificHead: Substring? {
    func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    let mantissa = text.prefix { isDigit($0) || $0 == "." }
    guard !mantissa.isEmpty, text[mantissa.endIndex...].first?.lowercased() == "e" else { return nil }
    let exponent = text[mantissa.endIndex...].dropFirst()
    let unsigned = exponent.first.map("+-".contains) == true ? exponent.dropFirst() : exponent
    let digits = unsigned.prefix(while: isDigit)
    guard let next = text[digits.endIndex...].first, !next.isASCII || !next.isLetter else { return nil }
    let head = text[..<digits.endIndex]
    return CellText(String(head)).isScientific ? head : nil
  }

  private static func named(_ name: Substring) -> String? {
    let name = CellText(String(name)).text
    return name.isEmpty || isPlaceholder(name) ? nil : name
  }

  private static let opening = Set("(（[【")
  private static let closing = Set(")）]】")
}
