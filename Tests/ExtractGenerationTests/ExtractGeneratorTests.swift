import Testing

@testable import ExtractGeneration

@Suite("Extracts")
struct ExtractGeneratorTests {
  static let variants: [(Layout, Int)] = Layout.allCases.flatMap { layout in
    layout.widths.map { (layout, $0) }
  }

  static func text(
    _ layout: Layout, rows: Int = 400, seed: UInt64 = 1, _ change: (inout ExtractOptions) -> Void = { _ in }
  )
    throws -> String
  {
    var options = ExtractOptions(rows: rows, seed: seed, layout: layout)
    change(&options)
    return String(decoding: try ExtractGenerator(options).bytes(), as: UTF8.self)
  }

  @Test(arguments: variants)
  func sameSeedSameBytes(layout: Layout, width: Int) throws {
    let first = try Self.text(layout) { $0.width = width }
    #expect(try Self.text(layout) { $0.width = width } == first)
    #expect(try Self.text(layout, seed: 2) { $0.width = width } != first)
  }

  @Test(arguments: variants)
  func everyRecordHasAsManyFieldsAsTheHeader(layout: Layout, width: Int) throws {
    for quoting in Quoting.allCases {
      let records = records(try Self.text(layout) { ($0.width, $0.quoting) = (width, quoting) })
      #expect(records.count == 400 + (layout == .nationalUpload ? 2 : 1))
      #expect(records.allSatisfy { $0.count == width })
    }
  }

  @Test(arguments: variants)
  func cleanAndMinimalHasNoQuoteAndNoSpaceAround(layout: Layout, width: Int) throws {
    let text = try Self.text(layout, rows: 3_000) { $0.width = width }
    #expect(!text.contains("\""))
    #expect(!text.contains("\r"))
    #expect(!text.contains(", ") && !text.contains(" ,"))
  }

  /// A graduate who is sent again and again comes to the last day of the calendar.
  @Test(arguments: variants)
  func recordsAreSentAgainForEver(layout: Layout, width: Int) throws {
    let text = try Self.text(layout, rows: 1_000) {
      ($0.width, $0.duplicateRate, $0.years) = (width, 1, 2035...2035)
    }
    #expect(records(text).count == 1_000 + (layout == .nationalUpload ? 2 : 1))
  }

  @Test func everyFieldQuoted() throws {
    let text = try Self.text(.nationalExport, rows: 50) { $0.quoting = .all }
    for line in text.split(separator: "\n") {
      #expect(line.hasPrefix("\"") && line.hasSuffix("\""))
      #expect(line.split(separator: "\",\"", omittingEmptySubsequences: false).count == 50)
    }
  }

  @Test func oneRecordInTwentyIsQuotedWithCommasAndDoubledQuotes() throws {
    let text = try Self.text(.nationalExport, rows: 10_000) { $0.quoting = .mixed }
    let lines = text.split(separator: "\n").dropFirst()
    let quoted = lines.filter { $0.hasPrefix("\"") }
    #expect((400...600).contains(quoted.count))
    #expect(lines.count { $0.contains("\"\"") && $0.contains(",综合部\"") } > 300)
  }

  @Test func quotingChangesNothingElse() throws {
    let plain = records(try Self.text(.nationalUpload))
    #expect(records(try Self.text(.nationalUpload) { $0.quoting = .all }) == plain)
  }

  @Test func aMarkBeforeTheFirstHeader() throws {
    var options = ExtractOptions(rows: 3, seed: 1, layout: .nationalExport)
    let plain = try ExtractGenerator(options).bytes()
    options.encoding = .utf8WithMark
    #expect(try ExtractGenerator(options).bytes() == [0xEF, 0xBB, 0xBF] + plain)
  }

  @Test(arguments: Layout.allCases)
  func gb18030HoldsTheSameText(layout: Layout) throws {
    var options = ExtractOptions(rows: 300, seed: 9, layout: layout)
    options.dirtyRate = 0.3
    let plain = try ExtractGenerator(options).bytes()
    options.encoding = .gb18030
    let encoded = try ExtractGenerator(options).bytes()
    let lines = zip(plain.split(separator: 0x0A), encoded.split(separator: 0x0A))
    for (plain, encoded) in lines where !plain.contains(0xFF) {
      #expect(try Array(encoded) == ExtractEncoding.gb18030.bytes(of: String(decoding: plain, as: UTF8.self)))
    }
    #expect(plain.count { $0 == 0x0A } == encoded.count { $0 == 0x0A })
  }

  @Test func aSchoolOfItsOwn() throws {
    let school = try #require(Institution("50003-渝西云栖职业学院"))
    let records = records(try Self.text(.nationalExport) { $0.institution = school })
    #expect(Set(column("学校代码", of: records)) == ["50003"])
    #expect(Set(column("学校名称", of: records)) == ["渝西云栖职业学院"])
  }

  @Test(arguments: ["50003", "50003-", "-名", "50003-a,b", "50003-a\"b", "50003-a\nb"])
  func schoolsThatCannotBe(text: String) {
    #expect(Institution(text) == nil)
  }

  @Test func schoolsHaveDifferentNamesAndCodes() {
    for isSecondary in [false, true] {
      let schools = Institution.invented(Institution.limit, isSecondary: isSecondary)
      #expect(Set(schools.map(\.name)).count == schools.count)
      #expect(Set(schools.map(\.code)).count == schools.count)
    }
  }

  static let impossible: [(String, ExtractOptions)] = {
    func options(_ change: (inout ExtractOptions) -> Void) -> ExtractOptions {
      var options = ExtractOptions(rows: 1, seed: 1, layout: .nationalExport)
      change(&options)
      return options
    }
    return [
      ("rows", options { $0.rows = -1 }), ("columns", options { $0.width = 22 }),
      ("dirty", options { $0.dirtyRate = 1.5 }), ("duplicates", options { $0.duplicateRate = -0.1 }),
      ("institutions", options { $0.institutionCount = 0 }),
      ("institutions", options { $0.institutionCount = 5_000 }),
      ("employers", options { $0.employerCount = 99 }),
      ("employers", options { $0.employerCount = 10_000_001 }),
      ("programs", options { $0.programCount = 500 }), ("years", options { $0.years = 1990...2025 }),
      ("profile", options { $0.profiles = [] }),
    ]
  }()

  @Test(arguments: impossible)
  func optionsOutOfRange(option: String, options: ExtractOptions) {
    let error = #expect(throws: GenerationError.self) { try ExtractGenerator(options) }
    #expect(error?.description.hasPrefix("--\(option) ") == true)
  }
}
