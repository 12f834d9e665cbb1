internal import CXlsxWriter
internal import Glibc
import Outputs

/// A file without a name or a disk, for a library that writes to paths only.
struct MemoryFile: ~Copyable {
  private let descriptor: CInt
  /// What messages call the output that it becomes.
  private let output: String

  var path: String { "/proc/self/fd/\(descriptor)" }

  init(for output: String) throws(OutputError) {
    self.output = output
    descriptor = open_memory_file()
    if descriptor < 0 { throw OutputError(.writeFailed(errno: errno), path: output) }
  }

  deinit { close(descriptor) }

  func copy(to sink: some ByteSink) throws(OutputError) {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var place = 0
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes {
        unsafe pread(descriptor, $0.baseAddress!, $0.count, off_t(place))
      }
      if count == 0 { return }
      if count < 0 { throw OutputError(.writeFailed(errno: errno), path: output) }
      place += count
      try sink.write(bytes.span.extracting(first: count))
    }
  }
}
