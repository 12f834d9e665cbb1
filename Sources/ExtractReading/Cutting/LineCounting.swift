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
  var lines = 0
  var previous: UInt8 = 0
  for offset in 0..<bytes.count {
    let byte = unsafe bytes[offset]
    if byte == Byte.carriageReturn || (byte == Byte.lineFeed && previous != Byte.carriageReturn) {
      lines += 1
    }
    previous = byte
  }
  return lines
}
