/// Where bytes go: a file that appears whole or not at all, standard output, or memory.
public protocol ByteSink: AnyObject {
  func write(_ bytes: Span<UInt8>) throws(OutputError)
}

extension ByteSink {
  public func write(_ bytes: [UInt8]) throws(OutputError) { try write(bytes.span) }

  /// Hands over what has gathered once it is worth a system call, and empties it.
  func drain(_ text: inout ByteText, above limit: Int = 1 << 16) throws(OutputError) {
    if text.count <= limit { return }
    try text.withBytes { (bytes) throws(OutputError) in try write(bytes) }
    text.removeAll()
  }
}

/// Keeps what is written.
public final class MemorySink: ByteSink {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public func write(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { self.bytes += $0 }
  }
}
