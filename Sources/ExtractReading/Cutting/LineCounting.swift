import Glibc

/// How many physical lines of a range lie before a line that starts at `position` of the buffer.
struct LineMark {
  private(set) var position: Int
  private(set) var lines: Int

  init(position: Int, lines: Int) {
    self.position = position
    self.lines = lines
  }

  /// Goes on to the start of a later line: each byte is counted once, however many lines are asked for.
  mutating func advance(to start: Int, _ bytes: UnsafePointer<UInt8>) {
    // No CRLF is cut in two, as both lie at the starts of lines.
    unsafe lines += countLines(UnsafeBufferPointer(start: bytes + position, count: start - position))
    position = start
  }
}

/// Counts line ends, each CRLF once.
func countLines(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  guard let start = bytes.baseAddress else { return 0 }
  let count = bytes.count
  var lines = 0
  for end in [Byte.lineFeed, Byte.carriageReturn] {
    var next = 0
    while case let found = unsafe offset(of: end, in: start, from: next, to: count), found < count {
      next = found + 1
      let isHalf = unsafe end == Byte.carriageReturn && next < count && start[next] == Byte.lineFeed
      if !isHalf { lines += 1 }
    }
  }
  return lines
}

/// The offset of the first line end from `start` on; `count` where there is none.
func firstLineEnd(_ bytes: UnsafePointer<UInt8>, from start: Int, count: Int) -> Int {
  var place = start
  while place < count {
    // In blocks: of lines that end in CR, each would look for an LF to the end of the bytes.
    let blockEnd = min(place + 1024, count)
    let lineFeed = unsafe offset(of: Byte.lineFeed, in: bytes, from: place, to: blockEnd)
    let end = unsafe offset(of: Byte.carriageReturn, in: bytes, from: place, to: lineFeed)
    if end < blockEnd { return end }
    place = blockEnd
  }
  return count
}

/// The offset of the first such byte from `start` on; `end` where there is none before it.
func offset(of byte: UInt8, in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
  guard start < end, let found = unsafe memchr(bytes + start, Int32(byte), end - start) else { return end }
  return unsafe bytes.distance(to: UnsafePointer(found.assumingMemoryBound(to: UInt8.self)))
}
