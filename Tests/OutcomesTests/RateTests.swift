import Testing

@testable import Outcomes

struct RateTests {
  static let half = Target(millionths: 500_000)

  @Test(arguments: [
    (numerator: 0, of: 1, value: 0), (1, 1, 1_000_000), (9, 10, 900_000),
    (1, 3, 333_333), (2, 3, 666_667), (1, 7, 142_857),
    (1, 2_000_000, 1), (1, 2_000_001, 0), (1_999_999, 2_000_000, 1_000_000),
    (12_345_678, 98_765_432, 125_000),
  ])
  func valueIsRoundedHalfUpToMillionths(numerator: Int, of denominator: Int, value: Int) {
    let rate = Rate(numerator: numerator, unknown: 0, denominator: denominator, target: Self.half)
    #expect(rate.valueInMillionths == value)
    #expect(rate.upperInMillionths == value)
  }

  @Test(arguments: [
    // numerator, unknown, denominator, target in millionths
    (9, 0, 10, 900_000, Rate.Verdict.met), (89, 0, 100, 900_000, .missed),
    (89, 1, 100, 900_000, .undetermined),
    (0, 0, 0, 900_000, .notAssessed), (0, 0, 0, 0, .notAssessed), (0, 0, 5, 0, .met),
    (5, 0, 5, 1_000_000, .met), (4, 1, 5, 1_000_000, .undetermined), (4, 0, 5, 1_000_000, .missed),
    (2, 0, 3, 666_667, .missed), (2, 0, 3, 666_666, .met), (3, 0, 5, 600_000, .met),
    // The value rounds to the target, but the people do not reach it.
    (899_999_999, 0, 1_000_000_000, 900_000, .missed),
  ])
  func verdictIsDecidedOnPeople(
    numerator: Int, unknown: Int, denominator: Int, target: Int, verdict: Rate.Verdict
  ) {
    let rate = Rate(
      numerator: numerator, unknown: unknown, denominator: denominator, target: Target(millionths: target))
    #expect(rate.verdict == verdict)
  }

  @Test(arguments: [
    (numerator: 0, of: 10, target: 900_000, needed: 9), (9, 10, 900_000, 0), (10, 10, 900_000, 0),
    (0, 0, 900_000, 0), (0, 1, 1, 1), (0, 7, 600_000, 5), (4, 7, 600_000, 1), (0, 3, 666_667, 3),
    (0, 3, 666_666, 2), (0, 1_000_000_007, 750_000, 750_000_006),
  ])
  func neededIsTheGap(numerator: Int, of denominator: Int, target: Int, needed: Int) {
    let rate = Rate(
      numerator: numerator, unknown: 0, denominator: denominator, target: Target(millionths: target))
    #expect(rate.needed == needed)
  }

  /// What is hidden is in no figure; of hidden unknown a rate that meets its target without them tells nothing.
  @Test(
    arguments: [
      (nil, 1, 10, nil, nil, Rate.Verdict.suppressed, nil), (9, 1, nil, nil, nil, .suppressed, nil),
      (9, nil, 10, 900_000, nil, .met, nil), (5, nil, 10, 500_000, nil, .suppressed, nil),
      (0, 0, 0, nil, nil, .notAssessed, 0), (9, 1, 10, 900_000, 1_000_000, .met, 0),
    ] as [(Int?, Int?, Int?, Int?, Int?, Rate.Verdict, Int?)])
  func hiddenPeopleAreInNoFigure(
    numerator: Int?, unknown: Int?, denominator: Int?, value: Int?, upper: Int?, verdict: Rate.Verdict,
    needed: Int?
  ) {
    let rate = Rate(
      numerator: numerator, unknown: unknown, denominator: denominator, target: Target(millionths: 900_000))
    #expect(rate.valueInMillionths == value)
    #expect(rate.upperInMillionths == upper)
    #expect(rate.verdict == verdict)
    #expect(rate.needed == needed)
  }

  /// Every small rate under targets on, just under and just over a share that occurs.
  @Test(arguments: [0, 1, 333_333, 333_334, 600_000, 666_666, 666_667, 750_000, 900_000, 999_999, 1_000_000])
  func laws(target millionths: Int) {
    let target = Target(millionths: millionths)
    for denominator in 1...12 {
      for numerator in 0...denominator {
        for unknown in 0...(denominator - numerator) {
          let rate = Rate(
            numerator: numerator, unknown: unknown, denominator: denominator, target: target)
          let reaches = { (people: Int) in people * 1_000_000 >= millionths * denominator }
          #expect(rate.upperInMillionths! >= rate.valueInMillionths!)
          #expect((rate.verdict == .met) == reaches(numerator))
          #expect((rate.verdict == .missed) == !reaches(numerator + unknown))
          let needed = rate.needed!
          #expect((needed == 0) == (rate.verdict == .met))
          #expect(reaches(numerator + needed))
          #expect(needed == 0 || !reaches(numerator + needed - 1))
        }
      }
    }
  }
}
