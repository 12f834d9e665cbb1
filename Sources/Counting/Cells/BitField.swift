/// Some neighbouring bits of a word.
struct BitField {
  /// The index of the lowest bit.
  let lowest: UInt32
  let width: UInt32

  /// The bits of the field in the word.
  @inline(__always)
  var mask: UInt32 { largest &<< lowest }
  /// The largest number that the field holds.
  @inline(__always)
  var largest: UInt32 { 1 &<< width &- 1 }

  @inline(__always)
  func number(in bits: UInt32) -> UInt32 { bits &>> lowest & largest }

  @inline(__always)
  func bits(_ number: UInt32) -> UInt32 { number &<< lowest }
}
