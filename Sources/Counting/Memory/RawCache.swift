import Buffers
import ExtractReading

/// Small integers for byte strings: the n-th distinct one gets n.
///
/// What is known of a value is kept in an array beside the cache, at its number, so that it is worked out once per
/// distinct value and found by one probe per record. No allocation and no reference counting in `number(of:)` for
/// values that were seen before.
///
/// **Invariants.** `slots` has a power of two of entries, at most half of them used, and the first once more at the
/// end, so that each has one behind it. Values of up to 15 bytes are the same if and only if their keys are; those of up to 59
/// stand in lines of their own (`LineTable`); of longer ones the key is a hash, and the bytes decide.
@safe
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

    @inline(__always)
    init(_ value: FieldBytes) {
      let bits = UInt64(truncatingIfNeeded: value.count) &* 8
      if value.count < 8 {
        low = value.word(at: 0) & ((1 &<< bits) &- 1)
        high = bits &<< 56
      } else if value.count <= Self.longestShort {
        low = value.word(at: 0)
        // The last eight bytes without those that `low` has.
        high = (value.lastWord &>> (127 &- bits)) &>> 1 | bits &<< 56
      } else {
        low = hash(value)
        high = 0xF0 << 56 | UInt64(truncatingIfNeeded: value.count)
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
  @safe
  private struct Table: ~Copyable {
    var slots: UnsafeMutablePointer<Slot>
    var mask: Int
    var shift: UInt64
    /// Where the bytes of longer values start in `arena`, by number.
    var starts = Growing<Int>()
    var arena = Growing<UInt8>(capacity: 1 << 10)
    /// Values of 16 to 59 bytes.
    var lines = LineTable()
    let masks = unsafe FieldBytes.lineMasks

    init(slotCount: Int) {
      unsafe slots = .allocate(capacity: slotCount + 1)
      unsafe slots.initialize(repeating: Slot(key: .free, number: 0), count: slotCount + 1)
      mask = slotCount - 1
      shift = UInt64(64 - slotCount.trailingZeroBitCount)
    }
  }

  private let table: UnsafeMutablePointer<Table>

  /// How many distinct values there are.
  var count: Int { unsafe table.pointee.starts.count }
  /// Bytes that the cache keeps.
  var keptBytes: Int {
    unsafe table.pointee.arena.count + (table.pointee.mask + 1) * MemoryLayout<Slot>.stride
      + table.pointee.lines.slotCount * MemoryLayout<LineTable.Line>.stride
  }

  init() {
    unsafe table = .allocate(capacity: 1)
    unsafe table.initialize(to: Table(slotCount: 64))
  }

  deinit {
    unsafe table.pointee.slots.deallocate()
    unsafe table.deinitialize(count: 1)
    unsafe table.deallocate()
  }

  /// The number of a value, and whether it is new.
  @inline(__always)
  func number(of value: FieldBytes) -> (number: Int, isNew: Bool) {
    if value.count > Key.longestShort, value.count <= FieldBytes.longestLine {
      let line = unsafe value.line(table.pointee.masks)
      if let number = unsafe table.pointee.lines.number(of: line) { return (Int(number), false) }
      return (add(line), true)
    }
    let key = Key(value)
    // Nearly every value is in the first slot or the next. Which of them no processor foretells, so both are looked at.
    let slot = unsafe table.pointee.slots + key.slot(table.pointee.shift)
    let (first, second) = unsafe (slot[0], slot[1])
    let (toFirst, toSecond) = (first.key.difference(from: key), second.key.difference(from: key))
    if min(toFirst, toSecond) == 0 {
      let number = Int(toFirst == 0 ? first.number : second.number)
      if value.count <= Key.longestShort || isKept(value, number) { return (number, false) }
    }
    return search(value, key)
  }

  /// Whether these are the bytes of a longer value.
  @inline(__always)
  private func isKept(_ value: FieldBytes, _ number: Int) -> Bool {
    unsafe value.equals(table.pointee.arena.lent, from: table.pointee.starts[number])
  }

  /// Looks at one slot after the other, and adds the value where there is none.
  @inline(never)
  private func search(_ value: FieldBytes, _ key: Key) -> (number: Int, isNew: Bool) {
    var index = unsafe key.slot(table.pointee.shift)
    while true {
      let slot = unsafe table.pointee.slots[index]
      if slot.key == key, key.isShort || isKept(value, Int(slot.number)) {
        return (Int(slot.number), false)
      }
      if slot.key == .free { break }
      index = unsafe (index + 1) & table.pointee.mask
    }
    return (add(value, key), true)
  }

  @inline(never)
  private func add(_ line: LineTable.Line) -> Int {
    let number = count
    unsafe table.pointee.starts.append(table.pointee.arena.count)
    unsafe table.pointee.lines.add(line, UInt32(number))
    return number
  }

  private func add(_ value: FieldBytes, _ key: Key) -> Int {
    let number = self.count
    let ofSlots = unsafe number - table.pointee.lines.count
    // A table that stays in the cache has room to spare, so that hardly any value is far from its first slot.
    let fullest = unsafe table.pointee.mask < Self.largestSparse ? 4 : 2
    if unsafe (ofSlots + 1) * fullest > table.pointee.mask + 1 { grow() }
    unsafe table.pointee.starts.append(table.pointee.arena.count)
    if !key.isShort { value.withSpan { unsafe table.pointee.arena.append($0) } }
    put(Slot(key: key, number: UInt32(number)))
    return number
  }

  private func put(_ slot: Slot) {
    let (slots, mask) = unsafe (table.pointee.slots, table.pointee.mask)
    var index = unsafe slot.key.slot(table.pointee.shift)
    while unsafe !(slots[index].key == .free) { index = (index + 1) & mask }
    unsafe slots[index] = slot
    if index == 0 { unsafe slots[mask + 1] = slot }
  }

  private func grow() {
    let (old, oldCount) = unsafe (table.pointee.slots, table.pointee.mask + 1)
    let larger = Table(slotCount: oldCount * 2)
    unsafe (table.pointee.slots, table.pointee.mask, table.pointee.shift) = unsafe (
      larger.slots, larger.mask, larger.shift
    )
    for index in 0..<oldCount where unsafe !(old[index].key == .free) { unsafe put(old[index]) }
    unsafe old.deallocate()
    checkInvariants()
  }

  /// Checks, in a debug build, what every probe relies on.
  func checkInvariants() { assert(isSound) }

  private var isSound: Bool {
    let slotCount = unsafe table.pointee.mask + 1
    var used = 0
    for index in 0..<slotCount where unsafe !(table.pointee.slots[index].key == .free) { used += 1 }
    let (first, last) = unsafe (table.pointee.slots[0], table.pointee.slots[slotCount])
    let ofSlots = unsafe count - table.pointee.lines.count
    return slotCount & (slotCount - 1) == 0 && used == ofSlots && used * 2 <= slotCount
      && first.key == last.key && first.number == last.number
  }

  /// Forgets everything; numbers start at 0 again.
  func removeAll() {
    unsafe table.pointee.slots.deallocate()
    unsafe table.pointee = Table(slotCount: 64)
  }
}
