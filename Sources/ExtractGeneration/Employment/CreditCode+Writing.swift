import Regions

extension CreditCode {
  private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
  /// The value of X in `alphabet`, and in GB 11714, which counts all 26 letters from 10 on.
  private static let (series, seriesInOrganisation) = (29, 33)

  /// How many organisation numbers there are.
  static let organisations = 10_000_000

  /// Appends a code whose two check characters are right.
  ///
  /// 18 characters: who registers (1), what kind (1), the registering division (6), the organisation (8 and a check
  /// character, GB 11714), and a check character over all. The organisation always begins with X, a series that
  /// is not issued, so that no code here is anybody's.
  /// - Parameters:
  ///   - kind: the first two characters: 91 for companies, 12 for public institutions, 92 for the self-employed.
  ///   - division: six digits, 100000 where the nation registers.
  ///   - organisation: the organisation's own number, below `organisations`.
  static func append(kind: Int, division: Int, organisation: Int, to buffer: inout ByteBuffer) {
    var sum = kind / 10 * weights[0] + kind % 10 * weights[1]
    var rest = division
    for position in stride(from: 7, through: 2, by: -1) {
      sum += rest % 10 * weights[position]
      rest /= 10
    }
    buffer.append(kind, digits: 2)
    buffer.append(division, digits: 6)
    buffer.append(alphabet[series])
    sum += series * weights[8]
    // Seven decimal digits, as in the codes of old, have the same value under both standards.
    var organisationSum = seriesInOrganisation * organisationWeights[0]
    var number = organisation
    buffer.append(number, digits: 7)
    for position in stride(from: 7, through: 1, by: -1) {
      sum += number % 10 * weights[position + 8]
      organisationSum += number % 10 * organisationWeights[position]
      number /= 10
    }
    let check = 11 - organisationSum % 11
    let value = check == 11 ? 0 : check
    // GB 11714 writes a check value of 10 as X.
    let character = value == 10 ? series : value
    buffer.append(alphabet[character])
    sum += character * weights[16]
    buffer.append(alphabet[(31 - sum % 31) % 31])
  }
}
