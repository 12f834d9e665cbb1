import Testing

@testable import ExtractGeneration

@Suite("People and employers")
struct PersonTests {
  /// GB 11643: the check character that would be right.
  private static func citizenCheck(_ digits: [Int]) -> Character {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return Array("10X98765432")[zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11]
  }

  /// GB 32100-2015, as the standard words it.
  static func isCreditCode(_ code: String) -> Bool {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let values = code.compactMap { alphabet.firstIndex(of: $0) }
    guard values.count == 18, code.count == 18 else { return false }
    var (sum, weight) = (0, 1)
    for value in values.dropLast() {
      sum += value * weight
      weight = weight * 3 % 31
    }
    return values[17] == (31 - sum % 31) % 31
  }

  /// GB 11714: the organisation's own check character.
  private static func isOrganisation(_ code: Substring) -> Bool {
    let values = code.prefix(8).compactMap { $0.hexDigitValue ?? $0.asciiValue.map { Int($0) - 55 } }
    let check = 11 - zip(values, [3, 7, 9, 10, 5, 8, 4, 2]).reduce(0) { $0 + $1.0 * $1.1 } % 11
    return code.last == (check == 10 ? "X" : check == 11 ? "0" : Character("\(check)"))
  }

  @Test(arguments: [
    ("91350100M000100Y43", true), ("91350100M000100Y44", false), ("91350100M000100Y4", false),
  ])
  func theOracleKnowsTheStandardsExample(code: String, isRight: Bool) {
    #expect(Self.isCreditCode(code) == isRight)
  }

  @Test func creditCodesCheckAndBelongToNobody() throws {
    let records = records(try ExtractGeneratorTests.text(.nationalExport, rows: 5_000))
    let codes = column("单位组织机构代码", of: records).filter { !$0.isEmpty }
    #expect(codes.count > 3_000)
    for code in codes {
      #expect(Self.isCreditCode(code) && Self.isOrganisation(code.dropFirst(8).prefix(9)), "\(code)")
      #expect(code.dropFirst(8).first == "X")
    }
  }

  @Test func citizenNumbersNeverCheck() throws {
    let records = records(try ExtractGeneratorTests.text(.nationalExport, rows: 2_000))
    for number in column("身份证号", of: records) {
      #expect(number.count == 18)
      #expect(number.last != Self.citizenCheck(number.prefix(17).compactMap(\.wholeNumberValue)))
    }
  }

  @Test func telephoneNumbersHaveAnUnusedPrefix() throws {
    let records = records(try ExtractGeneratorTests.text(.nationalExport, rows: 500))
    #expect(column("手机号码", of: records).allSatisfy { $0.count == 11 && $0.hasPrefix("12") })
  }

  @Test(arguments: [
    (Layout.nationalExport, "考生号"), (.employmentPlan2024, "学号"), (.secondaryVocational, "xh"),
  ])
  func everyGraduateHasANumberOfTheirOwn(layout: Layout, header: String) throws {
    let numbers = column(header, of: records(try ExtractGeneratorTests.text(layout, rows: 20_000)))
    #expect(Set(numbers).count == 20_000)
  }

  @Test func recordsSentAgainAreLaterAndOfTheSamePerson() throws {
    let records = records(
      try ExtractGeneratorTests.text(.nationalExport, rows: 10_000) { $0.duplicateRate = 0.1 })
    var seen: [String: (fixed: [String], signed: String)] = [:]
    var again = 0
    for record in records.dropFirst() {
      let fixed = Array(record[0..<33])
      if let earlier = seen[record[0]] {
        again += 1
        #expect(earlier.fixed == fixed)
        #expect(earlier.signed < record[35])
      }
      seen[record[0]] = (fixed, record[35])
    }
    #expect((900...1_100).contains(again))
  }

  @Test(arguments: [(2024, 2, 29, 2024, 3, 1), (2023, 12, 31, 2024, 1, 1), (2100, 2, 28, 2100, 3, 1)])
  func daysFollowEachOther(_ year: Int, _ month: Int, _ day: Int, _ year2: Int, _ month2: Int, _ day2: Int) {
    #expect(Calendar.day(year, month, day) + 1 == Calendar.day(year2, month2, day2))
  }

  @Test func theTableOfDaysStartsAtZero() {
    #expect(Calendar.day(1990, 1, 1) == 0)
    #expect(Calendar.all[Calendar.day(2025, 6, 30)] == (2025, 6, 30))
  }
}
