package import Buffers

/// Where bytes go: a file that appears whole or not at all, standard output, or memory.
package protocol ByteSink: AnyObject {
  /// What messages call it; `-` is standard output.
  var path: String { get }
  func write(_ bytes: Span<UInt8>) throws(OutputError)
}

extension ByteSink {
  /// Hands over what has gathered once it is worth a system call, and empties it.
  package func drain(_ text: inout ByteText, above limit: Int = 1 << 16) throws(OutputError) {
    if text.count <= limit { return }
    try write(text.bytes)
    text.removeAll()
  }
}

/// Keeps what is written.
package final class MemorySink: ByteSink {
  package let path = "memory"
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package func write(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe self.bytes += $0 }
  }
}
