public import ExtractReading
import Synchronization

/// An extract in memory that keeps readers to their promise: what was released is gone.
public final class MemorySource: ByteSource {
  public let path = "memory.csv"
  private let bytes: [UInt8]
  private let released = Atomic(0)
  public var bytesConsumed: Int { bytes.count }

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    guard offset >= released.load(ordering: .acquiring) else {
      throw ExtractError(.shrank(byte: offset), path: path)
    }
    let count = max(0, min(buffer.count, bytes.count - offset))
    if count > 0 {
      bytes.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
      }
    }
    return count
  }

  public func reaches(_ offset: Int) -> Bool { offset < bytes.count }

  public func release(before offset: Int) { released.max(offset, ordering: .releasing) }
}
