import Regions

/// What is known of skeletons, or of the heads of names: each has one cache line, with its place in it.
///
/// Skeletons are bounded as all that is remembered: when too many came, all are forgotten, and learnt again.
///
/// **Invariants.** `slots` has a power of two of slots, at most five eighths of them used. A slot is the 60 bytes of a skeleton, whose
/// first character is no zero, and four of its place; a free one is all zeros.
@safe
final class SkeletonTable {
  private typealias Slot = SIMD8<UInt64>

  private static let firstSlotCount = 1 << 10
  /// 4 MB.
  private static let mostSlots = 1 << 16
  /// All but the place.
  private static let keyMask = Slot(.max, .max, .max, .max, .max, .max, .max, 0xFFFF_FFFF)

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var count = 0

  init() {
    unsafe slots = Self.free(Self.firstSlotCount)
    mask = Self.firstSlotCount - 1
  }

  deinit { unsafe slots.deallocate() }

  private static func free(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    unsafe slots.initialize(repeating: .zero, count: count)
    return unsafe slots
  }

  /// The place of a skeleton; `nil` where it is new.
  @inline(__always)
  func place(of key: SIMD8<UInt64>) -> UInt32? {
    var index = Self.hash(key) & mask
    while true {
      let slot = unsafe slots[index]
      if Self.isZero((slot ^ key) & Self.keyMask) { return UInt32(truncatingIfNeeded: slot[7] &>> 32) }
      if slot[0] == 0 { return nil }
      index = (index &+ 1) & mask
    }
  }

  /// Adds a new skeleton.
  @inline(never)
  func add(_ key: SIMD8<UInt64>, place: UInt32) {
    if (count + 1) * 8 > (mask + 1) * 5 { grow() }
    var slot = key
    slot[7] |= UInt64(place) << 32
    put(slot)
    count += 1
  }

  private func put(_ slot: Slot) {
    var index = Self.hash(slot & Self.keyMask) & mask
    while unsafe slots[index][0] != 0 { index = (index + 1) & mask }
    unsafe slots[index] = slot
  }

  private func grow() {
    let (old, oldCount) = unsafe (slots, mask + 1)
    let isFull = oldCount == Self.mostSlots
    unsafe slots = Self.free(isFull ? Self.firstSlotCount : oldCount * 2)
    mask = (isFull ? Self.firstSlotCount : oldCount * 2) - 1
    count = isFull ? 0 : count
    if !isFull { for index in 0..<oldCount where unsafe old[index][0] != 0 { unsafe put(old[index]) } }
    unsafe old.deallocate()
  }

  /// The words are folded two by two by a 128-bit product.
  @inline(__always)
  private static func hash(_ key: Slot) -> Int {
    let first = mixed(key[0] ^ 0xA076_1D64_78BD_642F, key[1] ^ 0xE703_7ED1_A0B4_28DB)
    let second = mixed(key[2] ^ 0x8EBC_6AF0_9C88_C6E3, key[3] ^ 0x5899_65CC_7537_4CC3)
    let third = mixed(key[4] ^ 0x1D8E_4E27_C47D_124F, key[5] ^ 0xEB44_ACCA_B455_D165)
    let fourth = mixed(key[6] ^ 0x9FB2_1C65_1E98_DF25, key[7] ^ 0xC2B2_AE3D_27D4_EB4F)
    return Int(truncatingIfNeeded: first ^ second &+ third ^ fourth)
  }

  @inline(__always)
  private static func isZero(_ slot: Slot) -> Bool {
    let half = slot.lowHalf | slot.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter[0] | quarter[1] == 0
  }
}
