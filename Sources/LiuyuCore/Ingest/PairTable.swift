/// Small integers for pairs of small integers: the n-th distinct pair gets n.
///
/// **Invariants.** A power of two of slots, at most half of them used; a used slot's number is not `free`.
final class PairTable {
  private struct Slot {
    var pair: UInt64
    var number: UInt32
  }

  private static let free = UInt32.max

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var shift: UInt64
  /// The pairs by number.
  private(set) var pairs: [(UInt32, UInt32)] = []

  init() {
    (slots, mask, shift) = Self.emptySlots(256)
  }

  deinit { slots.deallocate() }

  private static func emptySlots(_ count: Int) -> (UnsafeMutablePointer<Slot>, Int, UInt64) {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: Slot(pair: 0, number: free), count: count)
    return (slots, count - 1, UInt64(64 - count.trailingZeroBitCount))
  }

  @inline(__always)
  func number(of first: UInt32, _ second: UInt32) -> UInt32 {
    let pair = UInt64(first) << 32 | UInt64(second)
    var index = Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while true {
      let slot = slots[index]
      if slot.number == Self.free { return add(pair) }
      if slot.pair == pair { return slot.number }
      index = (index + 1) & mask
    }
  }

  @inline(never)
  private func add(_ pair: UInt64) -> UInt32 {
    if (pairs.count + 1) * 2 > mask + 1 {
      let (old, oldCount) = (slots, mask + 1)
      (slots, mask, shift) = Self.emptySlots(oldCount * 2)
      for index in 0..<oldCount where old[index].number != Self.free { put(old[index]) }
      old.deallocate()
    }
    let number = UInt32(pairs.count)
    pairs.append((UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair)))
    put(Slot(pair: pair, number: number))
    return number
  }

  private func put(_ slot: Slot) {
    var index = Int(truncatingIfNeeded: (slot.pair &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[index].number != Self.free { index = (index + 1) & mask }
    slots[index] = slot
  }
}
