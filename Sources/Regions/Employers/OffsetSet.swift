/// Some offsets of a clean text.
struct OffsetSet {
  /// One bit for each offset; the last character may pass the limit.
  private var bits = InlineArray<7, UInt64>(repeating: 0)
  private(set) var isEmpty = true

  mutating func insert(_ offset: Int) {
    bits[offset >> 6] |= 1 << UInt64(offset & 63)
    isEmpty = false
  }

  /// The first offset from `start` on; `nil` where there is none.
  func first(from start: Int) -> Int? {
    var index = start >> 6
    guard index < bits.count else { return nil }
    var rest = bits[index] & (UInt64.max << UInt64(start & 63))
    while rest == 0 {
      index += 1
      guard index < bits.count else { return nil }
      rest = bits[index]
    }
    return index << 6 + rest.trailingZeroBitCount
  }

  /// Calls `body` with each offset, in the order of the text.
  func forEach(_ body: (Int) -> Void) {
    if isEmpty { return }
    for index in bits.indices {
      var rest = bits[index]
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
