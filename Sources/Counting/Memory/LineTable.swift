import ExtractReading

/// Numbers by 60 bytes: each has one cache line, where the bytes are compared and the number is read.
///
/// **Invariants.** `slots` owns a power of two of slots, at most three quarters of them used. A slot is the 60 bytes and four
/// of the number and one more; a free one is all zeros.
@safe
struct LineTable: ~Copyable {
  typealias Line = SIMD8<UInt64>

  private static let firstSlotCount = 1 << 8
  /// All but the number.
  private static let keyMask = Line(.max, .max, .max, .max, .max, .max, .max, 0xFFFF_FFFF)

  private var slots: UnsafeMutablePointer<Line>
  private var mask: Int
  private(set) var count = 0

  var slotCount: Int { mask + 1 }
  var isFull: Bool { (count + 1) * 4 > slotCount * 3 }

  init() {
    unsafe slots = Self.free(Self.firstSlotCount)
    mask = Self.firstSlotCount - 1
  }

  deinit { unsafe slots.deallocate() }

  private static func free(_ count: Int) -> UnsafeMutablePointer<Line> {
    let slots = UnsafeMutablePointer<Line>.allocate(capacity: count)
    unsafe slots.initialize(repeating: .zero, count: count)
    return unsafe slots
  }

  /// The number of a key, whose last four bytes are zeros; `nil` where it is new.
  @inline(__always)
  func number(of key: Line) -> UInt32? {
    var index = Self.hash(key) & mask
    while true {
      let slot = unsafe slots[index]
      if Self.isZero((slot ^ key) & Self.keyMask) {
        // A free one says so of a key that is all zeros.
        let number = UInt32(truncatingIfNeeded: slot[7] &>> 32)
        return number == 0 ? nil : number &- 1
      }
      if Self.isFree(slot) { return nil }
      index = (index &+ 1) & mask
    }
  }

  @inline(__always)
  private static func isFree(_ slot: Line) -> Bool { slot[7] &>> 32 == 0 }

  /// Adds a new key, with a number below the greatest.
  mutating func add(_ key: Line, _ number: UInt32) {
    if isFull { grow() }
    var slot = key
    slot[7] |= UInt64(number + 1) << 32
    put(slot)
    count += 1
  }

  private func put(_ slot: Line) {
    var index = Self.hash(slot & Self.keyMask) & mask
    while unsafe !Self.isFree(slots[index]) { index = (index + 1) & mask }
    unsafe slots[index] = slot
  }

  private mutating func grow() {
    let (old, oldCount) = unsafe (slots, slotCount)
    unsafe slots = Self.free(oldCount * 2)
    mask = oldCount * 2 - 1
    for index in 0..<oldCount where unsafe !Self.isFree(old[index]) { unsafe put(old[index]) }
    unsafe old.deallocate()
  }

  mutating func removeAll() {
    unsafe slots.deallocate()
    unsafe slots = Self.free(Self.firstSlotCount)
    mask = Self.firstSlotCount - 1
    count = 0
  }

  /// The words are folded two by two by a 128-bit product.
  @inline(__always)
  private static func hash(_ key: Line) -> Int {
    let first = mixed(key[0] ^ 0xA076_1D64_78BD_642F, key[1] ^ 0xE703_7ED1_A0B4_28DB)
    let second = mixed(key[2] ^ 0x8EBC_6AF0_9C88_C6E3, key[3] ^ 0x5899_65CC_7537_4CC3)
    let third = mixed(key[4] ^ 0x1D8E_4E27_C47D_124F, key[5] ^ 0xEB44_ACCA_B455_D165)
    let fourth = mixed(key[6] ^ 0x9FB2_1C65_1E98_DF25, key[7] ^ 0xC2B2_AE3D_27D4_EB4F)
    return Int(truncatingIfNeeded: first ^ second &+ third ^ fourth)
  }

  @inline(__always)
  private static func isZero(_ slot: Line) -> Bool {
    let half = slot.lowHalf | slot.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter[0] | quarter[1] == 0
  }
}

extension FieldBytes {
  /// A longer one has no key of its own in a line.
  static let longestLine = 59

  /// A value of 8 to 59 bytes as the key of a line: the value, zeros, and how long it is.
  ///
  /// - Parameter masks: `lineMasks`.
  @inline(__always)
  func line(_ masks: UnsafePointer<LineTable.Line>) -> LineTable.Line {
    var line = unsafe firstLine & masks[count]
    line[7] |= UInt64(truncatingIfNeeded: count) &<< 24
    return line
  }

  /// By the length of a value, what is its own of a line. They last as long as the program.
  nonisolated(unsafe) static let lineMasks: UnsafePointer<LineTable.Line> = {
    let masks = UnsafeMutablePointer<LineTable.Line>.allocate(capacity: longestLine + 1)
    for length in 0...longestLine {
      var mask = LineTable.Line.zero
      for offset in 0..<length { mask[offset / 8] |= 0xFF << UInt64(offset % 8 * 8) }
      unsafe (masks + length).initialize(to: mask)
    }
    return unsafe UnsafePointer(masks)
  }()
}
