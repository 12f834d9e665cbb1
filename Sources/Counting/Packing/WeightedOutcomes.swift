import Buffers

/// Graduates by cell and outcome: how many there are of each.
///
/// There are nearly as many combinations as graduates, so that a step of counting is a miss of the cache: the count stands beside its
/// combination, and there is one miss and not two.
///
/// **Invariants.** A power of two of slots, at most half of them used; a slot is used where it counts somebody.
@safe
package final class WeightedOutcomes {
  /// So many graduates of a cell have one outcome.
  package struct Entry: Sendable {
    package let cell: UInt32
    /// See `Outcome`.
    package let outcome: UInt32
    package let people: Int
  }

  private struct Slot {
    /// The cell above the outcome.
    var combination: UInt64 = 0
    var people = 0
  }

  /// Everything that a step needs, behind one pointer: properties of a class are checked at each access.
  @safe
  private struct Table {
    let slots: UnsafeMutablePointer<Slot>
    let mask: Int
    let shift: UInt64
    var used = 0

    /// - Parameter slotCount: a power of two.
    init(slotCount: Int) {
      unsafe slots = OutOfMemory.orRoom(for: slotCount, of: Slot.self)
      unsafe slots.initialize(repeating: Slot(), count: slotCount)
      mask = slotCount - 1
      shift = UInt64(64 - slotCount.trailingZeroBitCount)
    }

    /// The slot of a combination, used or free.
    @inline(__always)
    func slot(of combination: UInt64) -> UnsafeMutablePointer<Slot> {
      var index = Int(truncatingIfNeeded: (combination &* 0x9E37_79B9_7F4A_7C15) >> shift)
      while unsafe slots[index].people != 0, unsafe slots[index].combination != combination {
        index = (index + 1) & mask
      }
      return unsafe slots + index
    }
  }

  private let table: UnsafeMutablePointer<Table>

  package init() {
    unsafe table = .allocate(capacity: 1)
    unsafe table.initialize(to: Table(slotCount: 256))
  }

  deinit {
    unsafe table.pointee.slots.deallocate()
    unsafe table.deallocate()
  }

  @inline(__always)
  func add(_ outcome: Outcome, toCell cell: UInt32) {
    let combination = UInt64(cell) << 32 | UInt64(outcome.bits)
    let slot = unsafe table.pointee.slot(of: combination)
    if unsafe slot.pointee.people == 0 { return addFirst(combination) }
    unsafe slot.pointee.people += 1
  }

  @inline(never)
  private func addFirst(_ combination: UInt64) {
    unsafe table.pointee.used += 1
    if unsafe table.pointee.used * 2 > table.pointee.mask + 1 { grow() }
    unsafe table.pointee.slot(of: combination).pointee = Slot(combination: combination, people: 1)
  }

  private func grow() {
    let old = unsafe table.pointee
    var larger = Table(slotCount: (old.mask + 1) * 2)
    larger.used = old.used
    for index in 0...old.mask where unsafe old.slots[index].people != 0 {
      unsafe larger.slot(of: old.slots[index].combination).pointee = old.slots[index]
    }
    unsafe old.slots.deallocate()
    unsafe table.pointee = larger
  }

  /// Each combination once, in an order that hangs on nothing but what was counted, and in which order.
  package var entries: [Entry] {
    var entries: [Entry] = []
    let table = unsafe table.pointee
    entries.reserveCapacity(table.used)
    for index in 0...table.mask where unsafe table.slots[index].people != 0 {
      let slot = unsafe table.slots[index]
      entries.append(
        Entry(
          cell: UInt32(slot.combination >> 32), outcome: UInt32(truncatingIfNeeded: slot.combination),
          people: slot.people))
    }
    return entries
  }
}
