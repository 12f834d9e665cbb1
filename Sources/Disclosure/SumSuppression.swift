/// Which numbers of a told sum are hidden, so that of each of 1 to K − 1 people at least K values agree with what is told.
///
/// Hidden are the smallest that have anybody, as many as it takes: so a higher threshold never shows anything.
package struct SumSuppression {
  /// By number.
  package private(set) var isHidden: [Bool]

  /// - Parameters:
  ///   - numbers: of people, whose sum is told.
  ///   - threshold: K.
  ///   - hidden: a number that is hidden elsewhere, too.
  ///   - told: one that is told elsewhere, and so cannot be hidden.
  package init(_ numbers: [Int], threshold: Int, hidden: Int? = nil, told: Int? = nil) {
    isHidden = numbers.map { (1..<threshold).contains($0) }
    if let hidden { isHidden[hidden] = true }
    guard isHidden.contains(true) else { return }
    func isNarrow(_ isHidden: [Bool]) -> Bool {
      let sum = zip(numbers, isHidden).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
      return isHidden.count { $0 } < 2 || sum < threshold - 1
    }
    while isNarrow(isHidden) {
      let others = numbers.indices.filter { !isHidden[$0] && numbers[$0] > 0 && $0 != told }
      guard let smallest = others.min(by: { numbers[$0] < numbers[$1] }) else {
        isHidden = numbers.map { _ in true }
        return
      }
      isHidden[smallest] = true
    }
  }
}
