/// What is known of skeletons, or of the heads of names: 32 bits for each 64 bytes.
///
/// A slot has 96 bits of a hash in their stead, so that all of them lie in the cache next to the core: the bytes themselves took
/// four times as much, and to wait for them was a third of what names cost. The hash is keyed by chance: of 24,000 skeletons two
/// share one in 4 of 10²¹ runs, and nobody can make up a name that does.
///
/// They are bounded as all that is remembered: when too many came, all are forgotten, and learnt again.
///
/// **Invariants.** `slots` owns a power of two of slots, at most three quarters of them used. A free one is all zeros; of one that
/// is used, `place` is not 0.
@safe
final class SkeletonTable {
  typealias Bytes = SIMD8<UInt64>

  private struct Slot: BitwiseCopyable {
    var low: UInt64
    var high: UInt32
    /// One more than the place.
    var place: UInt32
  }

  private static let firstSlotCount = 1 << 8
  /// 512 KB.
  private static let mostSlots = 1 << 15

  private let key = Bytes.random(in: 0 ... .max)
  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var count = 0

  private var slotCount: Int { mask + 1 }

  init() {
    unsafe slots = Self.free(Self.firstSlotCount)
    mask = Self.firstSlotCount - 1
  }

  deinit { unsafe slots.deallocate() }

  private static func free(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    unsafe slots.initialize(repeating: Slot(low: 0, high: 0, place: 0), count: count)
    return unsafe slots
  }

  /// The place of a skeleton; `nil` where it is new.
  @inline(__always)
  func place(of skeleton: Bytes) -> UInt32? {
    let sought = slot(of: skeleton, place: 0)
    var index = Int(truncatingIfNeeded: sought.low) & mask
    while true {
      let slot = unsafe slots[index]
      if (slot.low ^ sought.low) | UInt64(slot.high ^ sought.high) == 0, slot.place != 0 {
        return slot.place &- 1
      }
      if slot.place == 0 { return nil }
      index = (index &+ 1) & mask
    }
  }

  /// Adds a new skeleton.
  ///
  /// - Parameter place: below the greatest number.
  @inline(never)
  func add(_ skeleton: Bytes, place: UInt32) {
    if (count + 1) * 4 > slotCount * 3 { makeRoom() }
    put(slot(of: skeleton, place: place + 1))
    count += 1
  }

  private func put(_ slot: Slot) {
    var index = Int(truncatingIfNeeded: slot.low) & mask
    while unsafe slots[index].place != 0 { index = (index + 1) & mask }
    unsafe slots[index] = slot
  }

  /// Doubles the slots, or forgets all.
  private func makeRoom() {
    let (old, oldCount) = unsafe (slots, slotCount)
    let isFull = oldCount == Self.mostSlots
    let newCount = isFull ? Self.firstSlotCount : oldCount * 2
    unsafe slots = Self.free(newCount)
    mask = newCount - 1
    if isFull {
      count = 0
    } else {
      for index in 0..<oldCount where unsafe old[index].place != 0 { unsafe put(old[index]) }
    }
    unsafe old.deallocate()
  }

  /// The words are multiplied two by two; a slot keeps 64 bits of the products folded and 32 of what lay above.
  @inline(__always)
  private func slot(of skeleton: Bytes, place: UInt32) -> Slot {
    let words = skeleton ^ key
    let first = words[0].multipliedFullWidth(by: words[1])
    let second = words[2].multipliedFullWidth(by: words[3])
    let third = words[4].multipliedFullWidth(by: words[5])
    let fourth = words[6].multipliedFullWidth(by: words[7])
    let high = (first.high ^ second.high) &+ (third.high ^ fourth.high)
    let low = (first.low ^ second.low) &+ (third.low ^ fourth.low)
    return Slot(low: low ^ high, high: UInt32(truncatingIfNeeded: high &>> 32), place: place)
  }
}
