internal import Glibc

/// Standard output as a sink for data.
///
/// A reader that has gone (`liuyu … | head`) is an error to report, as long as the process ignores SIGPIPE.
package final class StandardOutput: ByteSink {
  package let path = "-"
  private let descriptor = Descriptor(borrowing: STDOUT_FILENO)

  package init() {}

  package func write(_ bytes: Span<UInt8>) throws(OutputError) {
    if let error = descriptor.write(bytes) {
      throw OutputError(.writeFailed(errno: error), path: path)
    }
  }
}
