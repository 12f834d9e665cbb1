import Testing

@testable import ExtractGeneration

@Suite("Damage")
struct DamageTests {
  private static let columns: [Content] = [
    .candidateNumber, .institutionCode, .programCode, .graduationYear, .destinationCode, .destination,
    .employer,
    .locationCode, .address,
  ]
  private static let fields = [
    "22501234567890", "59001", "080901", "2025", "10", "签约", "铭骏有限公司", "500118", "路1号",
  ]

  @Test(arguments: [
    (Damage.decimalDestination, "22501234567890,59001,080901,2025,10.0,签约,铭骏有限公司,500118,路1号"),
    (.decimalLocation, "22501234567890,59001,080901,2025,10,签约,铭骏有限公司,500118.0,路1号"),
    (.formula, #"22501234567890,59001,080901,2025,10,签约,铭骏有限公司,"=""500118""",路1号"#),
    (.bareFormula, #"22501234567890,59001,080901,2025,10,签约,铭骏有限公司,="500118",路1号"#),
    (.apostrophe, "22501234567890,59001,080901,2025,10,签约,铭骏有限公司,'500118,路1号"),
    (.trailingTab, "22501234567890,59001,080901,2025,10,签约,铭骏有限公司,500118\t,路1号"),
    (.spaces, "22501234567890,59001,080901,2025,10,签约,铭骏有限公司, 500118  ,路1号"),
    (.fullWidthDigits, "22501234567890,59001,080901,2025,10,签约,铭骏有限公司,５００１１８,路1号"),
    (.twelveDigits, "22501234567890,59001,080901,2025,10,签约,铭骏有限公司,500118000000,路1号"),
    (.lostLeadingZero, "22501234567890,59001,80901,2025,10,签约,铭骏有限公司,500118,路1号"),
    (.noBreakSpace, "22501234567890,59001,080901,2025,10,签约,铭骏有限公司,500118\u{A0},路1号"),
    (.zeroWidthSpace, "22501234567890,59001,080901,2025,10,签约,铭骏有限公司,\u{200B}500118,路1号"),
    (.scientificNumber, "2.25012E+13,59001,080901,2025,10,签约,铭骏有限公司,500118,路1号"),
    (.blankNumber, ",59001,080901,2025,10,签约,铭骏有限公司,500118,路1号"),
    (.strayQuote, #"22501234567890,59001,080901,2025,10,签约,某"铭骏有限公司,500118,路1号"#),
    (.runawayQuote, #"22501234567890,59001,080901,2025,10,签约,"铭骏有限公司,500118,路1号"#),
    (.extraField, "22501234567890,59001,080901,2025,10,签约,铭骏有限公司,500118,路1号,路1号"),
    (.missingFields, "22501234567890,59001,080901,2025,10,签约"),
    (.blankDestination, "22501234567890,59001,080901,2025,,,铭骏有限公司,500118,路1号"),
    (.unknownDestination, "22501234567890,59001,080901,2025,98,签约,铭骏有限公司,500118,路1号"),
    (.badYear, "22501234567890,59001,080901,20225,10,签约,铭骏有限公司,500118,路1号"),
    (.blankInstitution, "22501234567890,,080901,2025,10,签约,铭骏有限公司,500118,路1号"),
  ])
  func oneKindEach(damage: Damage, expected: String) throws {
    let characters = try ByteTable(DamageCharacters.texts, .utf8)
    var record = DamagedRecord(Self.fields.map { Array($0.utf8) }, columns: Self.columns, isQuoted: false)
    record.apply(damage, characters: characters)
    var room = ByteBuffer.room()
    var buffer = ByteBuffer(room.mutableSpan)
    record.append(to: &buffer)
    let waiting = buffer.waiting
    #expect(String(decoding: waiting.indices.map { waiting[$0] }, as: UTF8.self) == expected + "\n")
  }

  @Test(arguments: Layout.allCases)
  func theRateIsKeptAndTheGraduatesStayTheSame(layout: Layout) throws {
    let clean = try ExtractGeneratorTests.text(layout, rows: 20_000).split(separator: "\n")
    let dirty = try ExtractGeneratorTests.text(layout, rows: 20_000) { $0.dirtyRate = 0.1 }.split(
      separator: "\n")
    #expect(clean.count == dirty.count)
    // Some damage finds nothing to harm: a blank place, a code without a leading zero.
    let changed = zip(clean, dirty).count { $0 != $1 }
    #expect((1_000...2_100).contains(changed))
  }
}
