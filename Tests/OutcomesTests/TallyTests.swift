import Regions
import Testing

@testable import Outcomes

struct TallyTests {
  /// A tally in which every count is told apart: categories are powers of two, zones powers of three.
  static func distinct() -> Tally {
    var tally = Tally()
    for index in tally.byCategory.indices { tally.byCategory[index] = 1 << index }
    var people = 1
    for index in tally.byZone.indices {
      tally.byZone[index] = people
      people *= 3
    }
    return tally
  }

  @Test func sumsFollowTheDefinitions() {
    let tally = Self.distinct()
    #expect(tally.employed == 0b0000_0111)
    #expect(tally.placed == 0b0011_1111)
    #expect(tally.graduates == 0b1111_1111)
    let counts = Counts(tally, methodology: Methodology())
    #expect(counts.graduates == counts.placed + counts.notPlaced + counts.unclear)
    #expect(counts.placed == counts.employed + counts.military + counts.furtherStudy + counts.abroad)
    #expect(
      [counts.employed, counts.placed, counts.graduates] == [tally.employed, tally.placed, tally.graduates])
  }

  @Test func someAreCountedOtherwise() {
    let all = Self.distinct()
    var (some, other) = (Tally(), Tally())
    (some.byCategory[1], some.byZone[2], some.byEvidence[3]) = (2, 9, 0)
    (other.byCategory[7], other.byZone[2], other.byZone[4], other.byEvidence[0]) = (2, 5, 4, 1)
    let moved = all.counting(some, as: other)
    #expect(moved.byCategory[1] == 0 && moved.byCategory[7] == 130 && moved.graduates == all.graduates)
    #expect(moved.byZone[2] == 5 && moved.byZone[4] == 85 && moved.byEvidence[0] == 1)
    #expect(all.counting(all, as: all) == all && moved.counting(other, as: some) == all)
    var sum = some
    sum.add(other)
    #expect(sum.byCategory[1] == 2 && sum.byCategory[7] == 2 && sum.byZone[2] == 14 && sum.byEvidence[0] == 1)
  }

  @Test(arguments: [
    (Methodology.Circle.allChongqing, Methodology.PartialCounties.in, 1 + 3 + 9 + 27 + 81, 243 + 19683),
    (.strict, .in, 1 + 3 + 81, 27 + 243 + 19683), (.strict, .out, 1 + 81, 27 + 243 + 19683),
  ])
  func zonesAreCounted(
    circle: Methodology.Circle, partial: Methodology.PartialCounties, inCircle: Int, unknown: Int
  ) {
    let counts = Counts(Self.distinct(), methodology: Methodology(circle: circle, partialCounties: partial))
    #expect(counts.inCircle == inCircle)
    #expect(counts.inCircleUnknown == unknown)
    #expect(counts.chongqingUnknown == 19683)
    #expect(counts.chongqing == 1 + 3 + 9 + 27)
    #expect(counts.circle == 81)
    #expect(counts.elsewhere == 729 + 2187 + 6561)
    #expect(counts.unresolved == 243 + 19683)
    let places = counts.chongqing + counts.circle + counts.elsewhere + counts.unresolved
    #expect(places == Self.distinct().byZone.reduce(0, +))
  }

  @Test(arguments: [
    (Methodology.StayDenominator.employed, 0b111), (.placed, 0b11_1111), (.graduates, 0b1111_1111),
  ])
  func onlyTheStayRatesFollowTheDenominator(_ denominator: Methodology.StayDenominator, people: Int) {
    let methodology = Methodology(stayDenominator: denominator)
    let rates = Rates(Self.distinct(), methodology: methodology, targets: Targets())
    #expect(rates.employment.denominator == 0b1111_1111)
    #expect(rates.employment.unknown == 0b1000_0000)
    #expect(rates.stayInChongqing.denominator == people)
    #expect(rates.stayInCircle.denominator == people)
    #expect(rates.stayInChongqing.numerator == 40)
    #expect(rates.stayInCircle.numerator == 121)
  }

  @Test func variantsAreEveryAnswerOnce() {
    #expect(Methodology.variants.count == 9)
    #expect(Set(Methodology.variants).count == 9)
    #expect(Methodology.variants.first == Methodology())
  }
}
