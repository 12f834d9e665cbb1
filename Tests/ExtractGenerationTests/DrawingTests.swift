import Testing

@testable import ExtractGeneration

@Suite("Drawing")
struct DrawingTests {
  /// The published first words of xoshiro256** with a state that SplitMix64 expands from 0.
  @Test func wordsAreThoseOfTheAuthors() {
    var random = RandomSource(seed: 0)
    let words = (0..<3).map { _ in random.next() }
    #expect(words == [0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0])
  }

  @Test(arguments: [1, 2, 7, 1_000, 1 << 20])
  func belowStaysBelow(bound: Int) {
    var random = RandomSource(seed: 1)
    #expect((0..<2_000).allSatisfy { _ in (0..<bound).contains(random.below(bound)) })
  }

  @Test(arguments: [(0.0, 0...0), (0.004, 200...600), (0.5, 49_000...51_000), (1.0, 100_000...100_000)])
  func probabilitiesHold(share: Double, expected: ClosedRange<Int>) {
    var random = RandomSource(seed: 2)
    let probability = Probability(share)
    #expect(expected.contains((0..<100_000).count { _ in random.happens(probability) }))
  }

  @Test(arguments: [[1], [1, 1], [3, 0, 1], [1_000, 10, 1], longTail(100, head: 3)])
  func choicesFollowTheirWeights(weights: [Int]) {
    var random = RandomSource(seed: 3)
    let choice = WeightedChoice(weights)
    var counts = Array(repeating: 0, count: weights.count)
    for _ in 0..<200_000 { counts[choice.index(random.next())] += 1 }
    let total = Double(weights.reduce(0, +))
    for (weight, count) in zip(weights, counts) {
      #expect(abs(Double(weight) / total - Double(count) / 200_000) < 0.005)
    }
  }

  @Test func ranksHaveALongTail() {
    var random = RandomSource(seed: 4)
    var counts = Array(repeating: 0, count: 1 << 10)
    for _ in 0..<100_000 { counts[random.rank(bits: 10)] += 1 }
    #expect((9_000...11_000).contains(counts[0]))
    #expect((4_500...5_500).contains(counts[1]))
    #expect(counts[512...].reduce(0, +) > 9_000)
  }

  @Test func evenDrawsHitEveryTenth() {
    var draws = EvenDraws(bits: .max / 3)
    var tenths = Array(repeating: 0, count: 10)
    for _ in 0..<100 { tenths[draws.next() / 100] += 1 }
    #expect(tenths.allSatisfy { (9...11).contains($0) })
  }
}
