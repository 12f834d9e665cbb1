import Regions
import Testing

@Suite struct ZoneContradictionTests {
  @Test(arguments: [
    (Zone.chongqingCore, Zone.chongqingOuter, true),
    (.chongqingCore, .circle, true),
    (.circle, .sichuanOuter, true),
    (.circle, .elsewhere, true),
    (.elsewhere, .abroad, true),
    (.chongqingUnspecified, .sichuanMixed, true),
    (.chongqingUnspecified, .chongqingCore, false),
    (.chongqingUnspecified, .chongqingPartial, false),
    (.chongqingUnspecified, .chongqingOuter, false),
    (.sichuanMixed, .circle, false),
    (.sichuanMixed, .sichuanOuter, false),
    (.sichuanMixed, .elsewhere, true),
    (.unresolved, .chongqingCore, false),
    (.unresolved, .abroad, false),
  ])
  func `a zone that only says less does not contradict`(one: Zone, other: Zone, contradicts: Bool) {
    #expect(one.contradicts(other) == contradicts)
    #expect(other.contradicts(one) == contradicts)
  }

  @Test(arguments: Zone.allCases)
  func `no zone contradicts itself`(zone: Zone) {
    #expect(!zone.contradicts(zone))
  }

  @Test func `what zones share does not depend on their order`() {
    for one in Zone.allCases {
      for other in Zone.allCases {
        #expect(one.joined(with: other) == other.joined(with: one))
        for third in Zone.allCases {
          #expect(
            one.joined(with: other).joined(with: third) == one.joined(with: other.joined(with: third)),
            "\(one) \(other) \(third)")
        }
      }
    }
  }
}
