import ReferenceData

/// How a code was read, and what else it could have meant.
struct CodeResolution {
  /// The rules, in the order in which they are tried.
  enum Rule {
    /// A division has the code today.
    case current
    /// A division had the code; its successors count.
    case historic(HistoricDivision)
    /// No division has or had the code; the city of its first four digits counts.
    case city
    /// As `city`, where that city itself is history.
    case historicCity(HistoricDivision)
    /// No division has or had the code or its city; the province of its first two digits counts.
    case province
  }

  let code: DivisionCode
  let rule: Rule
  let placement: Placement
}

extension Gazetteer {
  /// The place of a division code (单位所在地代码).
  ///
  /// A code that a division has today means that division, whatever it meant before (5114xx was 涪陵 until 1997, and
  /// is 眉山). A code out of use means its successors. A code that was never a division's (a statistics bureau
  /// placeholder such as 500100, a development zone such as 510109) means the city it lies in, else the province:
  /// the first two and four digits are given to provinces and cities only.
  /// - Parameter code: ASCII digits, cleaned of damage by spreadsheets: six, or the twelve and nine digits of the
  ///   statistics bureau (village and town). Fewer are a slip: 5001 could have been anything.
  /// - Returns: `nil` where the code does not resolve.
  /// - Source: GB/T 2260; 统计用区划代码编制规则 for longer codes.
  public func place(code: Span<UInt8>) -> Placement? {
    resolve(code: code)?.placement
  }

  /// The place of a division code; as for bytes.
  public func place(code: String) -> Placement? { place(code: code.utf8.span) }

  func resolve(code: Span<UInt8>) -> CodeResolution? {
    DivisionCode(digits: code).flatMap(resolve)
  }

  func resolve(_ code: DivisionCode) -> CodeResolution? {
    func resolution(_ rule: CodeResolution.Rule, _ parts: [DivisionCode]) -> CodeResolution? {
      placement(of: parts).map { CodeResolution(code: code, rule: rule, placement: $0) }
    }
    if divisions.contains(code) { return resolution(.current, [code]) }
    if let was = historic.latest(code), let found = resolution(.historic(was), was.now) { return found }
    guard divisions.contains(code.province) else { return nil }
    if divisions.contains(code.city) { return resolution(.city, [code.city]) }
    if let was = historic.latest(code.city), let found = resolution(.historicCity(was), was.now) {
      return found
    }
    return resolution(.province, [code.province])
  }
}

extension DivisionCode {
  /// The division part of a code of 6, 9 or 12 digits; `nil` for anything else.
  init?(digits: Span<UInt8>) {
    guard [6, 9, 12].contains(digits.count) else { return nil }
    var number: UInt32 = 0
    for index in digits.indices {
      let digit = digits[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      if index < 6 { number = number * 10 + UInt32(digit) }
    }
    self.init(number: number)
  }
}
