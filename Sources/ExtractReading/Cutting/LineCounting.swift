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
