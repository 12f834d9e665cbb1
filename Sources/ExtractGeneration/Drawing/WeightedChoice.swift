/// Draws an index with the probability of its weight, in constant time (Walker's and Vose's alias method).
///
/// - Complexity: O(n) to build, O(1) a draw.
struct WeightedChoice {
  private var thresholds: [UInt32]
  private var aliases: [UInt32]

  /// - Parameter weights: at least one, none negative, not all 0; their sum times their count below 2³¹ · 2³¹.
  init(_ weights: [Int]) {
    let count = weights.count
    let total = weights.reduce(0, +)
    precondition(total > 0, "a choice needs something to choose")
    thresholds = Array(repeating: .max, count: count)
    aliases = (0..<count).map(UInt32.init)
    // Each weight against the average: `total` is one full slot.
    var remaining = weights.map { $0 * count }
    var small = (0..<count).filter { remaining[$0] < total }
    var large = (0..<count).filter { remaining[$0] >= total }
    while let low = small.popLast(), let high = large.last {
      let share = total.dividingFullWidth(remaining[low].multipliedFullWidth(by: 1 << 32)).quotient
      thresholds[low] = UInt32(truncatingIfNeeded: share)
      aliases[low] = UInt32(high)
      remaining[high] -= total - remaining[low]
      if remaining[high] < total {
        large.removeLast()
        small.append(high)
      }
    }
  }

  /// The index that belongs to a random word.
  func index(_ bits: UInt64) -> Int {
    let slot = scaled(bits, to: aliases.count)
    return UInt32(truncatingIfNeeded: bits) < thresholds[slot] ? slot : Int(aliases[slot])
  }
}

/// Weights for `count` things, the `k`th about `1 / k` times as heavy as the first: a long tail.
///
/// - Parameter head: how many at the front are nearly alike.
func longTail(_ count: Int, head: Int = 1) -> [Int] {
  (0..<count).map { 1_000_000 / ($0 + head) }
}
