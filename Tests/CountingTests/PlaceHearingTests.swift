import Outcomes
import ReferenceData
import Regions
import Testing

@testable import Counting

/// Places that a text denies.
struct PlaceHearingTests {
  /// Nobody is counted in a place of which one's own text says that it is elsewhere.
  @Test(arguments: ["重庆市外", "市外", "重庆以外", "非重庆"])
  func aPlaceThatIsDeniedIsNotBelieved(text: String) {
    for row in LocationClaimsTests.drawn(2_000) {
      let outcome = LocationClaims(code: "", location: text, creditCode: row[2], employer: row[3]).outcome
      let without = LocationClaims(creditCode: row[2], employer: row[3]).outcome
      if !outcome.isUnlocated, outcome.placement.zone.isInChongqing == .yes { Issue.record("\(row)") }
      if outcome.placement != without.placement, outcome.conflictNames.isEmpty { Issue.record("\(row)") }
    }
  }

  /// The stage marks whom it hears anew in a bit that is another one's later.
  @Test func nothingIsLeftOfTheMark() throws {
    for (row, outcome) in zip(
      LocationClaimsTests.drawn(2_000), try StageSink.outcomes(of: LocationClaimsTests.drawn(2_000)))
    {
      if outcome.isWithoutID { Issue.record("\(row)") }
    }
  }

  @Test func aDenialIsNoPlace() throws {
    let bits = Outcome.denial(of: try #require(DivisionCode(number: 500_000)))
    #expect(Outcome.division(deniedBy: bits)?.description == "500000")
    #expect(Outcome.division(deniedBy: Outcome.nowhere) == nil)
    var outcome = LocationClaims.unlocated
    outcome.hear(bits)
    #expect(outcome == LocationClaims.unlocated)
    #expect(!outcome.isChanged(by: bits))
  }
}
