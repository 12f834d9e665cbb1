import Glibc

/// Where everything for people goes: nothing else in the program writes there.
enum StandardError {
  static func write(_ bytes: [UInt8]) {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let written = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(STDERR_FILENO, $0.baseAddress!, $0.count)
      }
      // Nobody can be told that nobody can be told.
      guard written > 0 || errno == EINTR else { return }
      bytes = bytes.dropFirst(max(written, 0))
    }
  }
}
