/// A set of byte offsets of a window: lines that start there. A bit for each byte, so that nothing a window holds makes it large.
struct LineMarks {
  private let range: Range<Int>
  private var words: [UInt64]

  /// None of `range`, which no mark may leave.
  init(_ range: Range<Int>) {
    self.range = range
    words = Array(repeating: 0, count: (range.count + 63) / 64)
  }

  mutating func insert(_ place: Int) {
    precondition(range.contains(place))
    words[(place - range.lowerBound) / 64] |= 1 << UInt64((place - range.lowerBound) % 64)
  }

  func contains(_ place: Int) -> Bool {
    range.contains(place)
      && words[(place - range.lowerBound) / 64] >> UInt64((place - range.lowerBound) % 64) & 1 == 1
  }

  /// Takes out all from `lower` up to and without `upper`.
  mutating func remove(from lower: Int, to upper: Int) {
    let from = max(lower, range.lowerBound) - range.lowerBound
    let to = min(upper, range.upperBound) - range.lowerBound
    guard from < to else { return }
    let (first, last) = (from / 64, (to - 1) / 64)
    let head = ~UInt64(0) << UInt64(from % 64)
    let tail = ~UInt64(0) >> UInt64(63 - (to - 1) % 64)
    if first == last {
      words[first] &= ~(head & tail)
      return
    }
    words[first] &= ~head
    for word in first + 1..<last { words[word] = 0 }
    words[last] &= ~tail
  }

  /// The lowest mark from `lower` on that lies before `upper`.
  func first(from lower: Int, before upper: Int) -> Int? {
    let from = max(lower, range.lowerBound) - range.lowerBound
    var word = from / 64
    guard word < words.count else { return nil }
    var bits = words[word] & ~UInt64(0) << UInt64(from % 64)
    while bits == 0 {
      word += 1
      if word == words.count || range.lowerBound + word * 64 >= upper { return nil }
      bits = words[word]
    }
    let place = range.lowerBound + word * 64 + bits.trailingZeroBitCount
    return place < upper ? place : nil
  }
}
