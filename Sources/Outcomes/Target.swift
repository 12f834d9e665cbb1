/// A share to be reached, exact to a millionth.
public struct Target: Hashable, Sendable {
  /// 0...1_000_000
  public let millionths: Int

  /// - Parameter millionths: the share times 1,000,000, in 0...1_000_000.
  public init(millionths: Int) {
    precondition((0...1_000_000).contains(millionths))
    self.millionths = millionths
  }

  /// Whether `people` of `denominator` reach the target, exactly.
  public func isMet(by people: Int, of denominator: Int) -> Bool {
    people * 1_000_000 >= millionths * denominator
  }

  /// The fewest people of `denominator` that meet the target.
  func least(of denominator: Int) -> Int {
    (millionths * denominator + 999_999) / 1_000_000
  }
}
