import Glibc

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

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var shift: UInt64
  /// Where the bytes of longer values start in `arena`, by number.
  private var places: [Int] = []
  private var arena = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 10)
  private var arenaCapacity = 1 << 10
  private var arenaCount = 0

  /// How many distinct values there are.
  private(set) var count = 0
  /// Bytes that the cache keeps.
  var keptBytes: Int { arenaCount + (mask + 1) * MemoryLayout<Slot>.size }

  init() {
    (slots, mask, shift) = Self.emptySlots(64)
  }

  deinit {
    slots.deallocate()
    arena.deallocate()
  }

  private static func emptySlots(_ count: Int) -> (UnsafeMutablePointer<Slot>, Int, UInt64) {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: Slot(key: 0, count: free, number: 0), count: count)
    return (slots, count - 1, UInt64(64 - count.trailingZeroBitCount))
  }

  /// The number of a value, and whether it is new.
  ///
  /// - Parameter bytes: at least 8 bytes behind the value must be readable.
  @inline(__always)
  func number(of bytes: UnsafePointer<UInt8>, count: Int) -> (number: Int, isNew: Bool) {
    let key = count <= 8 ? shortKey(bytes, count) : hash(bytes, count)
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)) >> shift)
    // The multiplication mixes upwards; the shift keeps its best bits.
    while true {
      let slot = slots[index]
      if slot.key == key, slot.count == UInt32(truncatingIfNeeded: count),
        count <= 8 || memcmp(arena + places[Int(slot.number)], bytes, count) == 0
      {
        return (Int(slot.number), false)
      }
      if slot.count == Self.free { break }
      index = (index + 1) & mask
    }
    return (add(bytes, count, key), true)
  }

  @inline(__always)
  private func shortKey(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let word = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self).littleEndian
    return count == 8 ? word : word & (1 << UInt64(truncatingIfNeeded: count * 8) &- 1)
  }

  @inline(never)
  private func add(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ key: UInt64) -> Int {
    if (self.count + 1) * 2 > mask + 1 { grow() }
    let number = self.count
    self.count += 1
    places.append(arenaCount)
    if count > 8 { keep(bytes, count) }
    put(Slot(key: key, count: UInt32(count), number: UInt32(number)))
    return number
  }

  private func put(_ slot: Slot) {
    var index = Int(truncatingIfNeeded: (slot.key &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(slot.count)) >> shift)
    while slots[index].count != Self.free { index = (index + 1) & mask }
    slots[index] = slot
  }

  private func grow() {
    let (old, oldCount) = (slots, mask + 1)
    (slots, mask, shift) = Self.emptySlots(oldCount * 2)
    for index in 0..<oldCount where old[index].count != Self.free { put(old[index]) }
    old.deallocate()
  }

  private func keep(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    if arenaCount + count > arenaCapacity {
      arenaCapacity = max(arenaCapacity * 2, arenaCount + count)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: arenaCapacity)
      larger.update(from: arena, count: arenaCount)
      arena.deallocate()
      arena = larger
    }
    (arena + arenaCount).update(from: bytes, count: count)
    arenaCount += count
  }

  /// Forgets everything; numbers start at 0 again.
  func removeAll() {
    slots.deallocate()
    (slots, mask, shift) = Self.emptySlots(64)
    places.removeAll(keepingCapacity: true)
    arenaCount = 0
    count = 0
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
  return fold(state ^ raw.loadUnaligned(fromByteOffset: max(count &- 8, 0), as: UInt64.self), 0x8EBC_6AF0_9C88_C6E3)
}

/// Both halves of the product of two words, folded into one.
@inline(__always)
func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}
