import ReferenceData
import Regions
import Testing

@Suite struct CodeTests {
  let gazetteer = Gazetteer.builtIn

  @Test(arguments: [
    // code, zone, division of today
    ("500118", Zone.chongqingCore, "500118"),
    ("500154", .chongqingPartial, "500154"),
    ("500235", .chongqingPartial, "500235"),
    ("500156", .chongqingOuter, "500156"),
    ("500000", .chongqingUnspecified, "500000"),
    ("510104", .circle, "510104"),
    ("510500", .circle, "510500"),
    ("510727", .sichuanOuter, "510727"),
    ("513400", .sichuanOuter, "513400"),
    ("510000", .sichuanMixed, "510000"),
    ("510700", .sichuanMixed, "510700"),
    ("511700", .sichuanMixed, "511700"),
    ("511800", .sichuanMixed, "511800"),
    ("520302", .elsewhere, "520302"),
    ("710000", .elsewhere, "710000"),
    ("810000", .elsewhere, "810000"),
    ("820000", .elsewhere, "820000"),
    ("710101", .elsewhere, "710000"),
    ("810100", .elsewhere, "810000"),
    ("820101000000", .elsewhere, "820000"),
    // 两江新区 and what it was made of in 2025
    ("500105", .chongqingCore, "500157"),
    ("500112", .chongqingCore, "500157"),
    ("500157", .chongqingCore, "500157"),
    // out of use
    ("512081", .circle, "510185"),
    ("500381", .chongqingCore, "500116"),
    ("510200", .chongqingUnspecified, "500000"),
    ("512300", .chongqingUnspecified, "500000"),
    ("512326", .chongqingOuter, "500156"),
    ("513000", .sichuanMixed, "510000"),
    ("110103", .elsewhere, "110101"),
    // used again: 5114xx was 涪陵 and is 眉山; 511422 was 丰都县, then 彭山县
    ("511400", .circle, "511400"),
    ("511402", .circle, "511402"),
    ("511403", .circle, "511403"),
    ("511421", .circle, "511421"),
    ("511422", .circle, "511403"),
    ("511423", .circle, "511423"),
    // never a division: statistics bureau, development zones
    ("500100", .chongqingUnspecified, "500000"),
    ("500200", .chongqingUnspecified, "500000"),
    ("510109", .circle, "510100"),
    ("510771", .sichuanMixed, "510700"),
    ("513999", .circle, "510000"),
    ("511299", .chongqingUnspecified, "500000"),
    ("130171", .elsewhere, "130100"),
    ("641100", .elsewhere, "640000"),
    // longer and shorter forms
    ("500117000000", .chongqingCore, "500117"),
    ("500118101", .chongqingCore, "500118"),
  ])
  func `a code has a zone`(code: String, zone: Zone, division: String) {
    #expect(gazetteer.place(code: code) == Placement(zone: zone, division: DivisionCode(division)))
  }

  @Test(arguments: [
    "", "0", "5", "50", "501", "5118", "50011", "5001180", "000000", "100000", "990000", "600000", "50a118",
    "+50011",
    "５００１",
  ])
  func `a code of nothing does not resolve`(code: String) {
    #expect(gazetteer.place(code: code) == nil)
  }

  @Test func `every division of Chongqing and Sichuan has the zone of the plan`() {
    let table = ReferenceTable.circle.rows
    #expect(table.count == 245)
    for row in table {
      let isChongqing = row[0].hasPrefix("50")
      let zone: Zone =
        switch row[2] {
        case "in": isChongqing ? .chongqingCore : .circle
        case "partial": .chongqingPartial
        case "out": isChongqing ? .chongqingOuter : .sichuanOuter
        default: isChongqing ? .chongqingUnspecified : .sichuanMixed
        }
      #expect(gazetteer.place(code: row[0])?.zone == zone, "\(row)")
    }
    let listed = Set(table.map { $0[0] })
    for code in Divisions.current.codes where [500_000, 510_000].contains(code.province.number) {
      #expect(listed.contains(code.description))
    }
  }

  @Test func `no division outside is ever in Chongqing or the circle`() {
    for code in Divisions.current.codes where ![500_000, 510_000].contains(code.province.number) {
      #expect(gazetteer.place(code: code.description) == Placement(zone: .elsewhere, division: code))
    }
  }

  @Test func `every old code resolves to what its successors share`() {
    for index in 0..<HistoricDivisions.known.count {
      let was = HistoricDivisions.known[index]
      let zone = gazetteer.place(code: was.code.description)?.zone
      #expect(zone != nil && zone != .unresolved, "\(was)")
      if ![50, 51].contains(was.code.number / 10_000) { #expect(zone == .elsewhere, "\(was)") }
    }
  }
}
