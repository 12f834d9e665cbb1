import Outcomes
import ReferenceData
import Regions
import Testing

@testable import Counting

/// Both sides of what a record contradicts itself in, over values that are drawn.
struct ContradictionTests {
  private struct Side {
    let kind: Conflict
    let row: [String]
    let believed: Placement
    let other: Placement
    let ifOtherWon: Outcome
  }

  private static func claims(_ row: [String]) -> LocationClaims {
    LocationClaims(code: row[0], location: row[1], creditCode: row[2], employer: row[3])
  }

  private static let sides: [Side] = LocationClaimsTests.drawn(6_000).flatMap { row in
    let record = claims(row)
    let read = record.claims.map { $0.reading.claim($0.raw, shownAs: $0.raw) }
    let conflicts = record.outcome.pairs.conflicts
    return Conflict.allCases.filter { conflicts >> UInt32($0.rawValue) & 1 == 1 }.compactMap {
      (kind: Conflict) -> Side? in
      guard let evidence = kind.evidence else { return nil }
      let sides = ContradictionFinder.sides(of: evidence, read, .contract)
      guard case .place(let believed) = sides.believed.sense, case .place(let other) = sides.other.sense
      else {
        return nil
      }
      return Side(kind: kind, row: row, believed: believed, other: other, ifOtherWon: sides.ifOtherWon)
    }
  }

  @Test func bothSidesContradictEachOther() {
    #expect(Set(Self.sides.map(\.kind)).count == Conflict.allCases.count - 1)
    for side in Self.sides {
      // 500118-江津区: a code and the name in its cell contradict each other within a zone, too.
      let isNamed = side.kind.evidence?.other == .locationText && side.believed.excludes(side.other)
      // 重庆市外
      let isDenied = side.other.zone == .unresolved || side.believed.zone == .unresolved
      if !isNamed, !isDenied, side.believed.bearing(of: side.other) != .contradicts {
        Issue.record("\(side)")
      }
    }
  }

  /// If the other source won, the record counts as one whose code names that place.
  @Test func otherSourceIsBelievedAsIfItCameFirst() {
    var compared = 0
    for side in Self.sides {
      guard let division = side.other.division?.description,
        Gazetteer.builtIn.place(code: division) == side.other
      else { continue }
      compared += 1
      let first = Self.claims([division] + side.row.dropFirst()).outcome
      if side.ifOtherWon.placement != first.placement || !side.ifOtherWon.isEmployed {
        Issue.record("\(side): counted \(first.placement)")
      }
    }
    #expect(compared > 500)
  }
}
