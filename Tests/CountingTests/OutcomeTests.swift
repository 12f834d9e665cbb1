import Outcomes
import ReferenceData
import Regions
import Testing

@testable import Counting

/// What an outcome makes of a further source, for all places that two sources can name.
struct OutcomeTests {
  private struct Place {
    let zone: Zone
    let evidence: Evidence
    let division: UInt32
    var bits: UInt32 { Outcome.place(zone, evidence: UInt32(evidence.rawValue), division: division) }
  }

  private static let places = Evidence.allCases.flatMap { evidence in
    Zone.allCases.filter { $0 != .unresolved }.flatMap { zone in
      [0, 77, Outcome.noDivision].map { Place(zone: zone, evidence: evidence, division: $0) }
    }
  }

  @Test func everyCaseHasItsBits() {
    let largest = [
      (Outcome.Part.category, Category.allCases.map(\.rawValue)),
      (Outcome.Part.zone, Zone.allCases.map(\.rawValue)),
      (Outcome.Part.evidence, Evidence.allCases.map(\.rawValue)),
    ]
    for (part, values) in largest { #expect(UInt32(values.max() ?? 0) <= part.largest) }
    #expect(Outcome.Part.refined.width == Evidence.allCases.count - 1)
    #expect(Outcome.Part.contradicted.width == Evidence.allCases.count - 1)
    let parts = [
      Outcome.Part.category, Outcome.Part.zone, Outcome.Part.evidence, Outcome.Part.refined,
      Outcome.Part.contradicted, Outcome.Part.destination, Outcome.Part.division, Outcome.Part.withoutID,
      Outcome.Part.coarse,
    ]
    #expect(parts.reduce(0) { $0 ^ $1.mask } == .max, "no two parts share a bit, and none is left")
    #expect(Outcome.noZone == Zone.allCases.count && Outcome.noZone <= Outcome.Part.zone.largest)
    #expect(Outcome.unlocated == Evidence.allCases.count && Outcome.noEvidence == Outcome.unlocated + 1)
    #expect(Outcome.noEvidence <= Outcome.Part.evidence.largest)
    #expect(Divisions.current.codes.count <= Outcome.noDivision)
  }

  /// The employed whom nothing located so far, with what else can be known of them.
  private static func employed(remarkable: Bool) -> Outcome {
    var outcome = Outcome(.contract)
    outcome.locate(Outcome.unlocatedPlace)
    if remarkable {
      outcome.addDestinationConflict()
      outcome = outcome.withoutID
    }
    return outcome
  }

  @Test(arguments: [false, true])
  func theFirstPlaceIsBelieved(remarkable: Bool) {
    for place in Self.places {
      var outcome = Self.employed(remarkable: remarkable)
      let before = outcome
      outcome.hear(Outcome.nowhere)
      #expect(outcome == before)
      outcome.hear(place.bits)
      var expected = before
      expected.locate(place.bits)
      #expect(outcome == expected)
      outcome.hear(Outcome.nowhere)
      #expect(outcome == expected)
    }
  }

  /// Conflicts and refinements lie side by side in the same order, so that one number tells both.
  @Test func pairsAreOfTwoSources() {
    let names = Refinement.allCases.map(\.name)
    #expect(names == Conflict.allCases.dropLast().map(\.name))
    #expect(Conflict.allCases.last == .destinationCodeAndText)
  }

  /// Every way through four sources: what each says, by its place of few.
  @Test(arguments: [false, true])
  func aLaterPlaceRefinesOrContradicts(remarkable: Bool) throws {
    let codes = [
      "500000", "500118", "500229", "510000", "510700", "510703", "510726", "510104", "440000", "440300",
    ]
    var places: [Placement?] = codes.map(Gazetteer.builtIn.place(code:))
    places += [
      nil, Placement(zone: .circle, division: places[4]?.division),
      Placement(zone: .circle, division: places[3]?.division), Placement(zone: .abroad, division: nil),
      Placement(zone: .elsewhere, division: nil),
    ]
    let all = places.count * places.count * places.count * places.count
    for number in stride(from: 0, to: all, by: 7) {
      var outcome = Self.employed(remarkable: remarkable)
      var oracle = PlaceOracle()
      var rest = number
      for evidence in Evidence.allCases {
        let place = places[rest % places.count]
        rest /= places.count
        let bits = PlaceReading.bits(of: place, evidence)
        let before = outcome
        let isChanged = outcome.isChanged(by: bits)
        outcome.hear(bits)
        if isChanged != (outcome != before) { Issue.record("\(number): \(evidence)") }
        oracle.hear(evidence, place)
      }
      // An expectation for each would take most of the time.
      if !oracle.agrees(with: outcome) { Issue.record("\(number): \(outcome), \(oracle)") }
    }
  }

  @Test func ofWhoIsNotEmployedNothingIsHeard() {
    for category in Category.allCases {
      for place in Self.places.map(\.bits) + [Outcome.nowhere] {
        var outcome = Outcome(category)
        outcome.hear(place)
        #expect(outcome == Outcome(category))
      }
    }
  }
}
