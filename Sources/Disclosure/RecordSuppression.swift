/// Which inputs do not tell how many of their records are accepted, or filtered: a file may be a school.
package struct RecordSuppression {
  /// By input.
  package let isAcceptedHidden: [Bool]
  package let isFilteredHidden: [Bool]
  /// Of all inputs together.
  package let isTotalHidden: Bool
  package let isTotalFilteredHidden: Bool

  /// - Parameters:
  ///   - accepted: by input, how many records count.
  ///   - filtered: `nil` where there is no filter: then it is none.
  ///   - isTotalHidden: whether it is not told how many graduates there are.
  ///   - isGroupHidden: whether the size of an institution, or of what institutions are parts of, is hidden: inputs might add up to it.
  ///   - threshold: K.
  package init(
    accepted: [Int], filtered: [Int]?, isTotalHidden: Bool, isGroupHidden: Bool, threshold: Int
  ) {
    let all = accepted.map { _ in true }
    // One alone is all of them.
    let isGroupHidden = isGroupHidden && accepted.count > 1
    self.isTotalHidden = isTotalHidden
    isAcceptedHidden =
      isTotalHidden || isGroupHidden ? all : SumSuppression(accepted, threshold: threshold).isHidden
    let sum = filtered?.reduce(0, +) ?? 0
    isTotalFilteredHidden = (1..<threshold).contains(sum)
    guard let filtered else {
      isFilteredHidden = accepted.map { _ in false }
      return
    }
    isFilteredHidden =
      isTotalFilteredHidden || isGroupHidden ? all : SumSuppression(filtered, threshold: threshold).isHidden
  }
}
