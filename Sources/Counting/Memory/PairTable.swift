/// Small integers for pairs of small integers: the n-th distinct pair gets n.
///
/// **Invariants.** A power of two of slots, at most half of them used; a used slot's number is not `free`.
@safe
package final class PairTable {
  private struct Slot {
    var pair: UInt64
    var number: UInt32
  }

  private static let free = UInt32.max

  /// Everything that a probe needs, behind one pointer: properties of a class are checked at each access.
  @safe
  private struct Table {
    var slots: UnsafeMutablePointer<Slot>
    var mask: Int
    var shift: UInt64

    init(slotCount: Int) {
      unsafe slots = .allocate(capacity: slotCount)
      unsafe slots.initialize(repeating: Slot(pair: 0, number: free), count: slotCount)
      mask = slotCount - 1
      shift = UInt64(64 - slotCount.trailingZeroBitCount)
    }
  }

  private let table: UnsafeMutablePointer<Table>
  /// The pairs by number.
  private(set) var pairs: [(UInt32, UInt32)] = []

  package init() {
    unsafe table = .allocate(capacity: 1)
    unsafe table.initialize(to: Table(slotCount: 256))
  }

  deinit {
    unsafe table.pointee.slots.deallocate()
    unsafe table.deallocate()
  }

  @inline(__always)
  package func number(of first: UInt32, _ second: UInt32) -> UInt32 {
    let pair = UInt64(first) << 32 | UInt64(second)
    let (slots, mask) = unsafe (table.pointee.slots, table.pointee.mask)
    var index = unsafe Self.start(pair, table.pointee.shift)
    while true {
      let slot = unsafe slots[index]
      if slot.number == Self.free { return add(pair) }
      if slot.pair == pair { return slot.number }
      index = (index + 1) & mask
    }
  }

  @inline(__always)
  private static func start(_ pair: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  @inline(never)
  private func add(_ pair: UInt64) -> UInt32 {
    if unsafe (pairs.count + 1) * 2 > table.pointee.mask + 1 { grow() }
    let number = UInt32(pairs.count)
    pairs.append((UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair)))
    put(Slot(pair: pair, number: number))
    return number
  }

  private func grow() {
    let old = unsafe table.pointee
    unsafe table.pointee = Table(slotCount: (old.mask + 1) * 2)
    for index in 0...old.mask where unsafe old.slots[index].number != Self.free {
      unsafe put(old.slots[index])
    }
    unsafe old.slots.deallocate()
  }

  private func put(_ slot: Slot) {
    var index = unsafe Self.start(slot.pair, table.pointee.shift)
    while unsafe table.pointee.slots[index].number != Self.free {
      index = unsafe (index + 1) & table.pointee.mask
    }
    unsafe table.pointee.slots[index] = slot
  }
}
