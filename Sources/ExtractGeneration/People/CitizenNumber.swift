/// Builds citizen numbers (公民身份号码) that cannot be anybody's: the check character is always wrong.
///
/// - Source: GB 11643-1999 for the form.
enum CitizenNumber {
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = Array("10X98765432".utf8)

  /// - Parameters:
  ///   - division: six digits.
  ///   - birth: eight digits, 20030412.
  ///   - sequence: 0...999, odd for men.
  static func append(division: Int, birth: Int, sequence: Int, to buffer: inout ByteBuffer) {
    let number = (division * 100_000_000 + birth) * 1_000 + sequence
    var sum = 0
    var rest = number
    for position in stride(from: 16, through: 0, by: -1) {
      sum += rest % 10 * weights[position]
      rest /= 10
    }
    buffer.append(number, digits: 17)
    buffer.append(checks[(sum + 1) % 11])
  }
}
