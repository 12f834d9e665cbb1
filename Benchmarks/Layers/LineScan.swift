import CByteScan

/// One thread's buffer for the bytes of a range, readable some way past its end.
final class RangeBuffer {
  private var storage: UnsafeMutableRawBufferPointer
  private static let padding = 128

  init(_ count: Int) {
    storage = .allocate(byteCount: count + Self.padding, alignment: 64)
    storage.initializeMemory(as: UInt8.self, repeating: 0)
  }

  deinit { storage.deallocate() }

  /// Room for so many bytes; what was there is lost.
  func bytes(_ count: Int) -> UnsafeMutableRawBufferPointer {
    if storage.count < count + Self.padding {
      storage.deallocate()
      storage = .allocate(byteCount: count + Self.padding, alignment: 64)
      storage.initializeMemory(as: UInt8.self, repeating: 0)
    }
    return UnsafeMutableRawBufferPointer(rebasing: storage[..<count])
  }
}

/// Scans bytes segment by segment and counts lines; where fields end is found and forgotten.
final class LineScan {
  private let level = byte_scan_best_level()
  private let segment: Int
  private let fieldEnds: UnsafeMutablePointer<UInt32>
  private let lineEnds: UnsafeMutablePointer<UInt32>

  /// - Parameter capacity: bytes of a segment.
  init(capacity: Int) {
    segment = capacity
    fieldEnds = .allocate(capacity: capacity + 64)
    lineEnds = .allocate(capacity: capacity + 64)
  }

  deinit {
    fieldEnds.deallocate()
    lineEnds.deallocate()
  }

  /// How many lines start before `upperBound`, without the first, unfinished one where `skipsFirst`.
  func count(
    _ bytes: UnsafeMutableRawBufferPointer, count: Int, skipsFirst: Bool, before upperBound: Int,
    isFinal: Bool
  ) -> Int {
    let start = UnsafePointer(bytes.baseAddress!.assumingMemoryBound(to: UInt8.self))
    var place = 0
    if skipsFirst {
      while place < count, start[place] != UInt8(ascii: "\n") { place += 1 }
      place += 1
    }
    var lines = 0
    while place < min(upperBound, count) {
      let length = min(segment, count - place)
      let found = byte_scan(
        level, start + place, UInt32(length), isFinal && place + length == count ? 1 : 0, UInt8(ascii: ","),
        fieldEnds, lineEnds)
      guard found.lines > 0 else { break }
      var counted = Int(found.lines)
      // Lines that start in the next range are that one's.
      while counted > 1, place + Int(fieldEnds[Int(lineEnds[counted - 2])]) + 1 >= upperBound { counted -= 1 }
      lines += counted
      place += Int(found.consumed)
    }
    return lines
  }
}
