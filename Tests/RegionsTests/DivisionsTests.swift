import ReferenceData
import Testing

@Suite struct DivisionsTests {
  let divisions = Divisions.current

  @Test(arguments: [
    ("510104", "锦江区", "510100", "四川省成都市锦江区"),
    ("500118", "永川区", "500000", "重庆市永川区"),
    ("429004", "仙桃市", "420000", "湖北省仙桃市"),
    ("510100", "成都市", "510000", "四川省成都市"),
    ("500000", "重庆市", nil, "重庆市"),
  ])
  func `a division knows its name and place`(code: String, name: String, parent: String?, path: String) throws
  {
    let code = try #require(DivisionCode(code))
    let division = try #require(divisions[code])
    #expect(division.name == name)
    #expect(divisions.parent(of: code) == parent.flatMap { DivisionCode($0) })
    #expect(division.path == path)
  }

  @Test func `every division but a province lies in another`() {
    for code in divisions.codes {
      #expect((divisions.parent(of: code) == nil) == (code.level == .province))
    }
    let levels = divisions.codes.map(\.level)
    #expect(levels.count { $0 == .province } == 34)
    #expect(levels.count { $0 == .city } == 333)
    #expect(levels.count { $0 == .county } == 2847)
  }

  @Test func `a code that none has today has no division`() throws {
    #expect(divisions[try #require(DivisionCode("500105"))] == nil)
  }
}
