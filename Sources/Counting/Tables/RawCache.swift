import Buffers

/// Small integers for byte strings: the n-th distinct one gets n.
///
/// What is known of a value is kept in an array beside the cache, at its number, so that it is worked out once per
/// distinct value and found by one probe per record. No allocation and no reference counting in `number(of:)` for
/// values that were seen before.
///
/// **Invariants.** `slots` has a power of two of entries, at most half of them used, and the first once more at the
/// end, so that each has one behind it. Values of up to 15 bytes are the same if and only if their keys are; of longer
/// ones the key is a hash, and the bytes decide.
final class RawCache {
  private struct Slot: BitwiseCopyable {
    var key: Key
    var number: UInt32
  }

  /// 16 bytes that stand for a value. The topmost says how long it is, if it is short.
  private struct Key: BitwiseCopyable {
    var low: UInt64
    var high: UInt64

    static let longestShort = 15
    /// What no value has.
    static let free = Key(low: 0, high: .max)

    init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

    /// - Parameter bytes: at least 8 bytes behind the value must be readable.
    @inline(__always)
    init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
      let raw = UnsafeRawPointer(bytes)
      let bits = UInt64(truncatingIfNeeded: count) &* 8
      if count < 8 {
        low = raw.loadUnaligned(as: UInt64.self).littleEndian & ((1 &<< bits) &- 1)
        high = bits &<< 56
      } else if count <= Self.longestShort {
        low = raw.loadUnaligned(as: UInt64.self).littleEndian
        // The last eight bytes without those that `low` has.
        let last = raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self).littleEndian
        high = (last &>> (127 &- bits)) &>> 1 | bits &<< 56
      } else {
        low = hash(bytes, count)
        high = 0xF0 << 56 | UInt64(truncatingIfNeeded: count)
      }
    }

    var isShort: Bool { high >> 56 <= UInt64(Self.longestShort * 8) }

    /// 0 where both are the same.
    @inline(__always)
    func difference(from other: Key) -> UInt64 { (low ^ other.low) | (high ^ other.high) }

    static func == (left: Key, right: Key) -> Bool { left.difference(from: right) == 0 }

    /// The multiplications mix upwards; the shift keeps their best bits.
    @inline(__always)
    func slot(_ shift: UInt64) -> Int {
      Int(truncatingIfNeeded: ((low ^ high &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }
  }

  /// 400 KB of slots.
  private static let largestSparse = 1 << 14

  /// Everything that a probe needs, behind one pointer: properties of a class are checked at each access.
  private struct Table: ~Copyable {
    var slots: UnsafeMutablePointer<Slot>
    var mask: Int
    var shift: UInt64
    /// Where the bytes of longer values start in `arena`, by number.
    var places = Growing<Int>()
    var arena = Growing<UInt8>(capacity: 1 << 10)

    init(slotCount: Int) {
      slots = .allocate(capacity: slotCount + 1)
      slots.initialize(repeating: Slot(key: .free, number: 0), count: slotCount + 1)
      mask = slotCount - 1
      shift = UInt64(64 - slotCount.trailingZeroBitCount)
    }
  }

  private let table: UnsafeMutablePointer<Table>

  /// How many distinct values there are.
  var count: Int { table.pointee.places.count }
  /// Bytes that the cache keeps.
  var keptBytes: Int { table.pointee.arena.count + (table.pointee.mask + 1) * MemoryLayout<Slot>.stride }

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
    let key = Key(bytes, count)
    // Nearly every value is in the first slot or the next. Which of them no processor foretells, so both are looked at.
    let slot = table.pointee.slots + key.slot(table.pointee.shift)
    let (first, second) = (slot[0], slot[1])
    let (toFirst, toSecond) = (first.key.difference(from: key), second.key.difference(from: key))
    if min(toFirst, toSecond) == 0 {
      let number = Int(toFirst == 0 ? first.number : second.number)
      if count <= Key.longestShort || isKept(bytes, count, number) { return (number, false) }
    }
    return search(bytes, count, key)
  }

  /// Whether these are the bytes of a longer value.
  @inline(__always)
  private func isKept(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ number: Int) -> Bool {
    equal(table.pointee.arena.pointer + table.pointee.places[number], bytes, count)
  }

  /// Looks at one slot after the other, and adds the value where there is none.
  @inline(never)
  private func search(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ key: Key) -> (number: Int, isNew: Bool) {
    var index = key.slot(table.pointee.shift)
    while true {
      let slot = table.pointee.slots[index]
      if slot.key == key, key.isShort || isKept(bytes, count, Int(slot.number)) {
        return (Int(slot.number), false)
      }
      if slot.key == .free { break }
      index = (index + 1) & table.pointee.mask
    }
    return (add(bytes, count, key), true)
  }

  private func add(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ key: Key) -> Int {
    let number = self.count
    // A table that stays in the cache has room to spare, so that hardly any value is far from its first slot.
    let fullest = table.pointee.mask < Self.largestSparse ? 4 : 2
    if (number + 1) * fullest > table.pointee.mask + 1 { grow() }
    table.pointee.places.append(table.pointee.arena.count)
    if !key.isShort { table.pointee.arena.append(bytes, count: count) }
    put(Slot(key: key, number: UInt32(number)))
    return number
  }

  private func put(_ slot: Slot) {
    let (slots, mask) = (table.pointee.slots, table.pointee.mask)
    var index = slot.key.slot(table.pointee.shift)
    while !(slots[index].key == .free) { index = (index + 1) & mask }
    slots[index] = slot
    if index == 0 { slots[mask + 1] = slot }
  }

  private func grow() {
    let (old, oldCount) = (table.pointee.slots, table.pointee.mask + 1)
    let larger = Table(slotCount: oldCount * 2)
    (table.pointee.slots, table.pointee.mask, table.pointee.shift) = (larger.slots, larger.mask, larger.shift)
    for index in 0..<oldCount where !(old[index].key == .free) { put(old[index]) }
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
    state = mixed(state ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self), 0xE703_7ED1_A0B4_28DB)
    place &+= 8
  }
  return mixed(
    state ^ raw.loadUnaligned(fromByteOffset: max(count &- 8, 0), as: UInt64.self), 0x8EBC_6AF0_9C88_C6E3)
}

/// Both halves of the product of two words, folded into one.
@inline(__always)
func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}
