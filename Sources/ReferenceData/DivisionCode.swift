/// A code of GB/T 2260 (行政区划代码): six digits, two each for province, city and county.
///
/// Any six digits that do not start with 0 can be one; whether a division has it is another question.
public struct DivisionCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 100000...999999
  public let number: UInt32

  /// `nil` unless six digits, the first not 0.
  public init?(number: UInt32) {
    guard (100_000...999_999).contains(number) else { return nil }
    self.number = number
  }

  /// The code of the province it lies in: `500118` → `500000`.
  public var province: DivisionCode { DivisionCode(unchecked: number / 10_000 * 10_000) }

  /// The code of the city it lies in, whether or not a division has that code: `500118` → `500100`.
  public var city: DivisionCode { DivisionCode(unchecked: number / 100 * 100) }

  /// What the digits alone say.
  public var level: DivisionLevel {
    number % 10_000 == 0 ? .province : number % 100 == 0 ? .city : .county
  }

  /// Whether a code is this one or that of a division inside: 510100 holds 510104, and 510000 both.
  public func holds(_ other: DivisionCode) -> Bool { other.number &- number < span }

  /// How many numbers from its own on are for it and what lies in it.
  var span: UInt32 {
    switch level {
    case .province: 10_000
    case .city: 100
    case .county: 1
    }
  }

  init(unchecked number: UInt32) { self.number = number }

  public var description: String { String(number) }

  public static func < (left: DivisionCode, right: DivisionCode) -> Bool { left.number < right.number }
}
