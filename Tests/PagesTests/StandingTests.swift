import Outcomes
import Testing

@testable import Pages

/// What is shown of a share is on the side of its target where the people are.
struct StandingTests {
  private func rate(_ numerator: Int, _ denominator: Int, unknown: Int = 0, target: Int = 600_000) -> Rate {
    Rate(
      numerator: numerator, unknown: unknown, denominator: denominator, target: Target(millionths: target))
  }

  @Test(arguments: [
    (908, 1000, 900_000, "90.8%"), (5996, 10_000, 600_000, "59.96%"), (59_996, 100_000, 600_000, "59.996%"),
    (599_996, 1_000_000, 600_000, "59.9996%"), (5_999_999_999, 10_000_000_000, 600_000, "59.9999%"),
    (6, 10, 600_000, "60.0%"), (0, 7, 600_000, "0.0%"), (7, 7, 600_000, "100.0%"),
    (1, 3, 333_333, "33.3333%"),
    (6666, 10_000, 666_600, "66.7%"), (66_664, 100_000, 666_641, "66.66%"), (6, 10, 600_001, "60.0%"),
    (9085, 10_000, 900_000, "90.9%"),
  ])
  func shareStandsOnItsSide(numerator: Int, denominator: Int, target: Int, text: String) {
    #expect(rate(numerator, denominator, target: target).standing?.percent == text)
  }

  @Test func everySmallShareStandsOnItsSide() throws {
    for target in [600_000, 666_667, 750_000, 900_000, 1_000_000] {
      for denominator in 1...120 {
        for numerator in 0...denominator {
          let rate = rate(numerator, denominator, target: target)
          let shown = try #require(Double(rate.standing?.percent.dropLast() ?? ""))
          let isAbove = (shown * 10_000).rounded() >= Double(target)
          #expect(isAbove == (rate.verdict == .met), "\(numerator)/\(denominator) of \(target): \(shown)")
        }
      }
    }
  }

  @Test func nobodyHasNoStanding() {
    #expect(rate(0, 0).standing == nil)
    #expect(rate(0, 0).margin == Phrase("无人可算", "nobody to count"))
  }

  @Test(arguments: [
    (0, "0"), (630_084, "63.01"), (1_000_000, "100"), (5, "0"), (50, "0.01"), (900_000, "90"),
  ])
  func positionsAreHundredths(millionths: Int, text: String) {
    #expect(Standing.position(millionths) == text)
  }

  @Test(arguments: [
    (11_499, "+1.1"), (-6500, "−0.7"), (499, "0.0"), (-499, "0.0"), (0, "0.0"), (250_000, "+25.0"),
  ])
  func changesHaveASign(millionths: Int, text: String) {
    #expect(Standing.points(millionths) == text)
  }

  @Test(arguments: [(1, 3, "33.3%"), (0, 0, "–"), (1, 2000, "0.1%"), (3, 3, "100.0%")])
  func sharesWithoutTargetAreRounded(people: Int, all: Int, text: String) {
    #expect(Standing.percent(people, of: all) == text)
  }
}
