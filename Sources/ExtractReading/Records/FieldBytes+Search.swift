extension FieldBytes {
  /// Where the first of two bytes stands from `offset` on; `count` where there is none.
  public func first(of one: UInt8, or other: UInt8, from offset: Int) -> Int {
    var place = offset
    while place < count {
      let marks = marks(of: one, at: place) | marks(of: other, at: place)
      if marks != 0 { return min(place &+ marks.trailingZeroBitCount / 8, count) }
      place &+= 8
    }
    return count
  }

  /// How often a byte is there.
  func count(of byte: UInt8) -> Int {
    var (found, place) = (0, 0)
    while place < count {
      var marks = marks(of: byte, at: place)
      let left = count &- place
      if left < 8 { marks &= (1 << UInt64(truncatingIfNeeded: 8 &* left)) &- 1 }
      found &+= marks.nonzeroBitCount
      place &+= 8
    }
    return found
  }

  /// Of eight bytes from `place` on, the high bit of each that is `byte`; what lies behind the field is among them.
  @inline(__always)
  private func marks(of byte: UInt8, at place: Int) -> UInt64 {
    let high: UInt64 = 0x8080_8080_8080_8080
    // Zero where the byte is the one sought; of any other, the sum or the byte itself has the high bit.
    let difference = word(at: place) ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return ~((difference & ~high) &+ ~high | difference) & high
  }
}
