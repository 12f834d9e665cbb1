/// Finds what a field holds, without the blanks or quotes around it.
///
/// A field that holds doubled quotes is the only one that is copied: unescaped, to the scratch space behind the bytes.
struct FieldTrimmer {
  private var scratchUsed = 0

  /// Starts over in the scratch space.
  mutating func begin() { scratchUsed = 0 }

  /// - Parameters:
  ///   - start: where the field starts in the buffer.
  ///   - end: where its delimiter or line end is.
  @inline(__always)
  mutating func trimmed(
    _ start: UInt32, _ end: UInt32, _ bytes: UnsafePointer<UInt8>, _ buffer: borrowing ReadBuffer
  ) -> FieldSlice {
    // Everything that needs care sorts at or below the quote. Of an empty field the delimiter is looked at twice:
    // which fields are empty no processor foretells.
    let last = end &- (start < end ? 1 : 0)
    if min(bytes[Int(start)], bytes[Int(last)]) > Byte.quote {
      return FieldSlice(offset: start, count: end &- start)
    }
    return carefullyTrimmed(start, end, bytes, buffer)
  }

  @inline(never)
  private mutating func carefullyTrimmed(
    _ start: UInt32, _ end: UInt32, _ bytes: UnsafePointer<UInt8>, _ buffer: borrowing ReadBuffer
  ) -> FieldSlice {
    var (from, to) = (Int(start), Int(end))
    if from < to, bytes[from] == Byte.quote {
      // The scan has vouched for the form: a closing quote in last place, inner quotes doubled.
      from += 1
      to -= 1
      if Self.holdsQuote(from, to, bytes) { return unescaped(from, to, bytes, buffer) }
      return FieldSlice(offset: UInt32(from), count: UInt32(to - from))
    }
    while from < to, bytes[from].isBlank { from += 1 }
    while from < to, bytes[to - 1].isBlank { to -= 1 }
    return FieldSlice(offset: UInt32(from), count: UInt32(to - from))
  }

  /// Looks at eight bytes at a time; those behind the field are readable, and do not count.
  private static func holdsQuote(_ from: Int, _ to: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    for place in stride(from: from, to: to, by: 8) {
      let word = UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self).littleEndian
      // A byte that is zero now was a quote. Of several the lowest is found for certain.
      let difference = word ^ (ones &* UInt64(Byte.quote))
      let found = (difference &- ones) & ~difference & (ones &<< 7)
      if found != 0, found.trailingZeroBitCount / 8 < to - place { return true }
    }
    return false
  }

  private mutating func unescaped(
    _ from: Int, _ to: Int, _ bytes: UnsafePointer<UInt8>, _ buffer: borrowing ReadBuffer
  ) -> FieldSlice {
    let scratch = buffer.scratch
    let start = scratchUsed
    var place = from
    while place < to {
      let byte = bytes[place]
      scratch[scratchUsed] = byte
      scratchUsed += 1
      place += byte == Byte.quote ? 2 : 1
    }
    return FieldSlice(offset: UInt32(buffer.scratchStart + start), count: UInt32(scratchUsed - start))
  }
}
