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
    #expect(Outcome.Part.conflicts.width == Conflict.allCases.count)
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
      outcome.add(.destinationCodeAndText)
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

  @Test(arguments: [false, true])
  func aLaterPlaceIsAConflictAtMost(remarkable: Bool) {
    for first in Self.places {
      for second in Self.places {
        var outcome = Self.employed(remarkable: remarkable)
        outcome.hear(first.bits)
        var expected = outcome
        if first.zone != second.zone, first.zone.contradicts(second.zone) {
          expected.add(Conflict(first.evidence, second.evidence))
        }
        outcome.hear(second.bits)
        // An expectation for each would take most of the time.
        if outcome != expected { Issue.record("\(first) and \(second): \(outcome)") }
      }
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
