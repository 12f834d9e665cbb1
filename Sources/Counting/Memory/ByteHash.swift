import ExtractReading

/// A 64-bit hash of a byte string, for tables in memory only.
///
/// Eight bytes a step, each folded in by a 128-bit product; the last eight overlap the ones before.
/// What lies behind a value of fewer than eight bytes counts too.
@inline(__always)
func hash(_ value: FieldBytes) -> UInt64 {
  var state = UInt64(truncatingIfNeeded: value.count) &* 0xA076_1D64_78BD_642F
  var offset = 0
  while offset &+ 8 < value.count {
    state = mixed(state ^ value.word(at: offset), 0xE703_7ED1_A0B4_28DB)
    offset &+= 8
  }
  return mixed(state ^ value.word(at: max(value.count &- 8, 0)), 0x8EBC_6AF0_9C88_C6E3)
}

/// Both halves of the product of two words, folded into one.
@inline(__always)
func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}
