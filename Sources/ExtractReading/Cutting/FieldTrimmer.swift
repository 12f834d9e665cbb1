/// Finds what a field holds, without the blanks or quotes around it.
///
/// A field that holds doubled quotes is the only one that is copied: unescaped, to the scratch space behind the bytes.
///
/// **Invariant.** A field's bytes, its delimiter and eight bytes more are readable. The scratch space holds as many bytes
/// as the lines have that are cut: unescaping makes a field shorter, and each is unescaped once.
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
    if unsafe min(bytes[Int(start)], bytes[Int(last)]) > Byte.quote {
      return FieldSlice(offset: start, count: end &- start)
    }
    return unsafe carefullyTrimmed(start, end, bytes, buffer)
  }

  @inline(never)
  private mutating func carefullyTrimmed(
    _ start: UInt32, _ end: UInt32, _ bytes: UnsafePointer<UInt8>, _ buffer: borrowing ReadBuffer
  ) -> FieldSlice {
    var (from, to) = (Int(start), Int(end))
    if from < to, unsafe bytes[from] == Byte.quote {
      // The scan has vouched for the form: a closing quote in last place, inner quotes doubled.
      from += 1
      to -= 1
      if unsafe Self.holdsQuote(from, to, bytes) { return unsafe unescaped(from, to, bytes, buffer) }
      return FieldSlice(offset: UInt32(from), count: UInt32(to - from))
    }
    while from < to, unsafe bytes[from].isBlank { from += 1 }
    while from < to, unsafe bytes[to - 1].isBlank { to -= 1 }
    return FieldSlice(offset: UInt32(from), count: UInt32(to - from))
  }

  /// Looks at eight bytes at a time; those behind the field are readable, and do not count.
  private static func holdsQuote(_ from: Int, _ to: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    for offset in stride(from: from, to: to, by: 8) {
      let word = unsafe UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self).littleEndian
      // A byte that is zero now was a quote. Of several the lowest is found for certain.
      let difference = word ^ (ones &* UInt64(Byte.quote))
      let found = (difference &- ones) & ~difference & (ones &<< 7)
      if found != 0, found.trailingZeroBitCount / 8 < to - offset { return true }
    }
    return false
  }

  private mutating func unescaped(
    _ from: Int, _ to: Int, _ bytes: UnsafePointer<UInt8>, _ buffer: borrowing ReadBuffer
  ) -> FieldSlice {
    let scratch = unsafe buffer.scratch
    let start = scratchUsed
    var next = from
    while next < to {
      let byte = unsafe bytes[next]
      unsafe scratch[scratchUsed] = byte
      scratchUsed += 1
      next += byte == Byte.quote ? 2 : 1
    }
    return FieldSlice(offset: UInt32(buffer.scratchStart + start), count: UInt32(scratchUsed - start))
  }
}
