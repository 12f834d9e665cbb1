import Glibc

/// Standard input, a pipe or a file, read forwards.
///
/// **Invariant.** No more is read than the caller's buffer has room for.
@safe
final class DescriptorStream: ByteStream {
  private let descriptor: CInt
  private let path: String
  private let closesWhenDone: Bool
  private let tap: SourceOpening.Tap?
  private(set) var bytesConsumed = 0

  /// - Parameter tap: sees all bytes, in order.
  init(
    descriptor: CInt, path: String, closesWhenDone: Bool,
    tap: SourceOpening.Tap? = nil
  ) {
    self.tap = tap
    self.descriptor = descriptor
    self.path = path
    self.closesWhenDone = closesWhenDone
  }

  deinit { if closesWhenDone { close(descriptor) } }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    while true {
      let got = unsafe read(descriptor, buffer.baseAddress!, buffer.count)
      if got >= 0 {
        tap?(unsafe Span(_unsafeBytes: UnsafeRawBufferPointer(rebasing: buffer[..<got])))
        bytesConsumed += got
        return got
      }
      if errno != EINTR { throw ExtractError(.cannotRead(errno: errno, byte: bytesConsumed), path: path) }
    }
  }
}
