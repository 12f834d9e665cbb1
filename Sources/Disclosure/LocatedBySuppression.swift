package import Outcomes

/// Of what located the employed, which numbers are hidden.
package enum LocatedBySuppression {
  /// - Parameters:
  ///   - people: the employed by what located them, as `Tally.byEvidence`; last, those whom nothing located.
  ///   - hidden: of everyone.
  /// - Returns: by number.
  package static func isHidden(_ people: [Int], hiding hidden: HiddenCounts, threshold: Int) -> [Bool] {
    if hidden.contains(.employed) { return people.map { _ in true } }
    // Whom nothing located are those of whom nobody knows whether they are in Chongqing: the same number under another name.
    let unlocated = people.count - 1
    let isHidden = hidden.contains(.chongqingUnknown)
    return SumSuppression(
      people, threshold: threshold, hidden: isHidden ? unlocated : nil, told: isHidden ? nil : unlocated
    ).isHidden
  }
}
