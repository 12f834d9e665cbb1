/// Small integers for byte strings: the n-th distinct one gets n.
///
/// What is known of a value is kept in an array beside the cache, at its number, so that it is worked out once per
/// distinct value and found by one probe per record. No allocation and no reference counting in `number(of:)` for
/// values that were seen before.
///
/// **Invariants.** `slots` has a power of two of entries, at most half of them used. A used slot's `key` is the
/// value itself, zero-padded, where it has up to 8 bytes, else its hash; then the bytes decide.
final class RawCache {
  private struct Slot {
    var key: UInt64
    var count: UInt32
    var number: UInt32
  }

  private static let free = UInt32.max

  /// Everything that a probe needs, behind one pointer: properties of a class are checked at each access.
  private struct Table: ~Copyable {
    var slots: UnsafeMutablePointer<Slot>
    var mask: Int
    var shift: UInt64
    /// Where the bytes of longer values start in `arena`, by number.
    var places = Growing<Int>()
    var arena = Growing<UInt8>(capacity: 1 << 10)

    init(slotCount: Int) {
      slots = .allocate(capacity: slotCount)
      slots.initialize(repeating: Slot(key: 0, count: free, number: 0), count: slotCount)
      mask = slotCount - 1
      shift = UInt64(64 - slotCount.trailingZeroBitCount)
    }
  }

  private let table: UnsafeMutablePointer<Table>

  /// How many distinct values there are.
  var count: Int { table.pointee.places.count }
  /// Bytes that the cache keeps.
  var keptBytes: Int { table.pointee.arena.count + (table.pointee.mask + 1) * MemoryLayout<Slot>.size }

  init() {
    table = .allocate(capacity: 1)
    table.initialize(to: Table(slotCount: 64))
  }

  deinit {
    table.pointee.slots.deallocate()
    table.deinitialize(count: 1)
    table.deallocate()
  }

  /// The number of a value, and whether it is new.
  ///
  /// - Parameter bytes: at least 8 bytes behind the value must be readable.
  @inline(__always)
  func number(of bytes: UnsafePointer<UInt8>, count: Int) -> (number: Int, isNew: Bool) {
    let key = count <= 8 ? shortKey(bytes, count) : hash(bytes, count)
    let (slots, mask) = (table.pointee.slots, table.pointee.mask)
    var index = Self.start(key, UInt32(truncatingIfNeeded: count), table.pointee.shift)
    while true {
      let slot = slots[index]
      if slot.key == key, slot.count == UInt32(truncatingIfNeeded: count),
        count <= 8
          || equal(table.pointee.arena.pointer + table.pointee.places[Int(slot.number)], bytes, count)
      {
        return (Int(slot.number), false)
      }
      if slot.count == Self.free { break }
      index = (index + 1) & mask
    }
    return (add(bytes, count, key), true)
  }

  /// The multiplication mixes upwards; the shift keeps its best bits.
  @inline(__always)
  private static func start(_ key: UInt64, _ count: UInt32, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)) >> shift)
  }

  @inline(__always)
  private func shortKey(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let word = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self).littleEndian
    return count == 8 ? word : word & (1 << UInt64(truncatingIfNeeded: count * 8) &- 1)
  }

  @inline(never)
  private func add(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ key: UInt64) -> Int {
    let number = self.count
    if (number + 1) * 2 > table.pointee.mask + 1 { grow() }
    table.pointee.places.append(table.pointee.arena.count)
    if count > 8 { table.pointee.arena.append(bytes, count: count) }
    put(Slot(key: key, count: UInt32(count), number: UInt32(number)))
    return number
  }

  private func put(_ slot: Slot) {
    var index = Self.start(slot.key, slot.count, table.pointee.shift)
    while table.pointee.slots[index].count != Self.free { index = (index + 1) & table.pointee.mask }
    table.pointee.slots[index] = slot
  }

  private func grow() {
    let (old, oldCount) = (table.pointee.slots, table.pointee.mask + 1)
    let larger = Table(slotCount: oldCount * 2)
    (table.pointee.slots, table.pointee.mask, table.pointee.shift) = (larger.slots, larger.mask, larger.shift)
    for index in 0..<oldCount where old[index].count != Self.free { put(old[index]) }
    old.deallocate()
  }

  /// Forgets everything; numbers start at 0 again.
  func removeAll() {
    table.pointee.slots.deallocate()
    table.pointee = Table(slotCount: 64)
  }
}

/// A 64-bit hash of a byte string, for tables in memory only.
///
/// Eight bytes a step, each folded in by a 128-bit product; the last eight overlap the ones before.
/// - Parameter bytes: at least 8 readable bytes from the start.
@inline(__always)
func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
  let raw = UnsafeRawPointer(bytes)
  var state = UInt64(truncatingIfNeeded: count) &* 0xA076_1D64_78BD_642F
  var place = 0
  while place &+ 8 < count {
    state = fold(state ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self), 0xE703_7ED1_A0B4_28DB)
    place &+= 8
  }
  return fold(
    state ^ raw.loadUnaligned(fromByteOffset: max(count &- 8, 0), as: UInt64.self), 0x8EBC_6AF0_9C88_C6E3)
}

/// Both halves of the product of two words, folded into one.
@inline(__always)
func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}
