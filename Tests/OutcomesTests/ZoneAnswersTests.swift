import Regions
import Testing

@testable import Outcomes

struct ZoneAnswersTests {
  typealias Row = (Zone, Answer, Answer, strictIn: Answer, strictOut: Answer, PlaceClass)

  /// The zone table as it is published: in Chongqing, in the circle, in the strict circle with and without the
  /// partial counties, class.
  static let table: [Row] = [
    (.chongqingCore, .yes, .yes, .yes, .yes, .chongqing),
    (.chongqingPartial, .yes, .yes, .yes, .no, .chongqing),
    (.chongqingOuter, .yes, .yes, .no, .no, .chongqing),
    (.chongqingUnspecified, .yes, .yes, .unknown, .unknown, .chongqing),
    (.circle, .no, .yes, .yes, .yes, .circle),
    (.sichuanMixed, .no, .unknown, .unknown, .unknown, .unresolved),
    (.sichuanOuter, .no, .no, .no, .no, .elsewhere),
    (.elsewhere, .no, .no, .no, .no, .elsewhere),
    (.abroad, .no, .no, .no, .no, .elsewhere),
    (.unresolved, .unknown, .unknown, .unknown, .unknown, .unresolved),
  ]

  @Test(arguments: table)
  func answers(row: Row) {
    let (zone, chongqing, circle, strictIn, strictOut, placeClass) = row
    #expect(zone.isInChongqing == chongqing)
    for partial in Methodology.PartialCounties.allCases {
      #expect(zone.isInCircle(Methodology(circle: .allChongqing, partialCounties: partial)) == circle)
    }
    #expect(zone.isInCircle(Methodology(circle: .strict, partialCounties: .in)) == strictIn)
    #expect(zone.isInCircle(Methodology(circle: .strict, partialCounties: .out)) == strictOut)
    #expect(zone.placeClass == placeClass)
  }

  @Test func everyZoneIsInTheTable() {
    #expect(Self.table.map(\.0) == Zone.allCases)
  }
}
