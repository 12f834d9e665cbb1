import ExtractReading

/// An extract in memory.
final class MemorySource: ByteSource {
  let path = "memory.csv"
  private let bytes: [UInt8]
  var bytesConsumed: Int { bytes.count }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    let count = max(0, min(buffer.count, bytes.count - offset))
    if count > 0 {
      bytes.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
      }
    }
    return count
  }

  func reaches(_ offset: Int) -> Bool { offset < bytes.count }

  func release(before offset: Int) {}
}
