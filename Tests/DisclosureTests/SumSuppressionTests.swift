import Disclosure
import Testing

/// Numbers of a told sum.
struct SumSuppressionTests {
  @Test(arguments: [
    ([10, 20, 0], [false, false, false]), ([3, 20, 0], [true, true, false]),
    ([3, 20, 9, 0], [true, false, true, false]),
    ([1, 2, 20], [true, true, true]), ([2, 3, 20], [true, true, false]), ([3], [true]),
    ([4, 0], [true, true]),
  ])
  func theSmallestAreHidden(numbers: [Int], expected: [Bool]) {
    #expect(SumSuppression(numbers, threshold: 5).isHidden == expected)
  }

  /// What is told elsewhere hides nothing.
  @Test func whatIsToldElsewhereIsNotHiddenHere() {
    #expect(SumSuppression([3, 9, 30], threshold: 5, told: 1).isHidden == [true, false, true])
    #expect(SumSuppression([9, 30, 40], threshold: 5, hidden: 1).isHidden == [true, true, false])
  }
}
