public import ReferenceData

/// A unified social credit code (统一社会信用代码): 18 characters, of which the last checks the others.
/// - Source: GB 32100-2015; the division of the registering authority is in characters 3 to 8.
public struct CreditCode {
  /// The division of the registering authority.
  public let division: DivisionCode

  /// `nil` unless 18 valid characters whose check character is right; lower case is accepted.
  public init?(_ text: Span<UInt8>) {
    guard text.count == 18 else { return nil }
    var sum = 0
    var division: UInt32 = 0
    for index in 0..<17 {
      let value = Self.value(text[index])
      guard value < 31 else { return nil }
      sum += value * Self.weights[index]
      if (2..<8).contains(index) {
        guard value < 10 else { return nil }
        division = division * 10 + UInt32(value)
      }
    }
    guard Self.value(text[17]) == (31 - sum % 31) % 31 else { return nil }
    guard let code = DivisionCode(number: division) else { return nil }
    self.division = code
  }

  /// 3 to the power of the index, modulo 31.
  package static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

  /// The 31 characters in the order of their value: no I, O, S, V or Z.
  package static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  /// The value of a character of the 31 in use; 31 for any other.
  private static func value(_ byte: UInt8) -> Int { Int(values[Int(byte)]) }

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 31, count: 256)
    for (value, byte) in zip(UInt8(0)..., alphabet) {
      values[Int(byte)] = value
      if byte > UInt8(ascii: "9") { values[Int(byte) + 32] = value }
    }
    return values
  }()
}

extension Gazetteer {
  /// The place where an employer is registered, from digits 3 to 8 of its 统一社会信用代码.
  /// - Parameter creditCode: 18 ASCII characters.
  /// - Returns: `nil` where the check character is wrong, or the digits name no place (100000: the nation).
  public func place(creditCode: Span<UInt8>) -> Placement? {
    CreditCode(creditCode).flatMap { resolve($0.division)?.placement }
  }

  /// The place where an employer is registered; as for bytes.
  public func place(creditCode: String) -> Placement? { place(creditCode: creditCode.utf8.span) }
}
