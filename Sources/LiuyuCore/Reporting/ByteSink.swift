/// Where bytes go: a file that appears whole or not at all, standard output, or memory.
public protocol ByteSink: AnyObject {
  func write(_ bytes: [UInt8]) throws(OutputError)
}

extension ByteSink {
  /// Hands over what has gathered once it is worth a system call, and empties it.
  func drain(_ bytes: inout [UInt8], above limit: Int = 1 << 18) throws(OutputError) {
    if bytes.count <= limit { return }
    try write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Keeps what is written.
public final class MemorySink: ByteSink {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public func write(_ bytes: [UInt8]) {
    self.bytes += bytes
  }
}
