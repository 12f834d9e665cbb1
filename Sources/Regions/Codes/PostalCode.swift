public import ReferenceData

/// Whether a number beside the name of a place may be its postal code (邮政编码), six digits like a division's: 510000 is
/// 四川省's code, and the post's number for 广州.
///
/// - Source: 全国邮政编码; of each province's the first two digits.
public enum PostalCode {
  private static let prefixes: [UInt32: ClosedRange<UInt32>] = [
    11: 10...10, 12: 30...30, 13: 5...7, 14: 3...4, 15: 1...2, 21: 11...12, 22: 13...13, 23: 15...16,
    31: 20...20, 32: 21...22, 33: 31...32, 34: 23...24, 35: 35...36, 36: 33...34, 37: 25...27,
    41: 45...47, 42: 43...44, 43: 41...42, 44: 51...52, 45: 53...54, 46: 57...57,
    50: 40...40, 51: 61...64, 52: 55...56, 53: 65...67, 54: 85...85, 61: 71...72, 62: 73...74, 63: 81...81,
    64: 75...75, 65: 83...84,
  ]

  /// - Parameters:
  ///   - number: six digits.
  ///   - division: where it would be; `nil` for anywhere.
  public static func isPossible(_ number: Substring, of division: DivisionCode?) -> Bool {
    guard number.utf8.count == 6, let prefix = UInt32(number.prefix(2)) else { return false }
    guard let division else { return prefixes.values.contains { $0.contains(prefix) } }
    return prefixes[division.number / 10_000]?.contains(prefix) == true
  }
}
