internal import Glibc

/// A descriptor that whoever started the process has opened for it, as a sink.
package final class DescriptorOutput: ByteSink {
  package let path: String
  private let descriptor: Descriptor

  package init(_ number: Int32) {
    path = "descriptor \(number)"
    descriptor = Descriptor(borrowing: number)
  }

  package func write(_ bytes: Span<UInt8>) throws(OutputError) {
    if let error = descriptor.write(bytes) { throw OutputError(.writeFailed(errno: error), path: path) }
  }
}
