import ReferenceData
import Regions
import Testing

/// Invented credit codes (统一社会信用代码) with a right check character.
@Suite struct CreditCodeTests {
  let gazetteer = Gazetteer.builtIn

  @Test(arguments: [
    ("91500118MA5TEXT9X7", "500118", Zone.chongqingCore),
    ("91500118ma5text9x7", "500118", .chongqingCore),
    ("91500112MA5TEXT9XG", "500157", .chongqingCore),
    ("91511422MA5TEXT9X0", "511403", .circle),
    ("91510104MA5TEXT9X2", "510104", .circle),
    ("91130102MA5TEXT9XJ", "130102", .elsewhere),
  ])
  func `digits 3 to 8 are the place of registration`(code: String, division: String, zone: Zone) {
    #expect(gazetteer.place(creditCode: code) == Placement(zone: zone, division: DivisionCode(division)))
  }

  @Test func `a national authority is no place`() {
    #expect(gazetteer.place(creditCode: "91100000MA5TEXT9X4") == nil)
  }

  @Test func `any one wrong character is noticed`() {
    let right = Array("91500118MA5TEXT9X7")
    for index in right.indices {
      for character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" where character != right[index] {
        var wrong = right
        wrong[index] = character
        #expect(gazetteer.place(creditCode: String(wrong)) == nil)
      }
    }
  }

  @Test(arguments: ["", "500118", "91500118MA5TEXT9X", "91500118MA5TEXT9X70"])
  func `another length is none`(code: String) {
    #expect(gazetteer.place(creditCode: code) == nil)
  }
}
