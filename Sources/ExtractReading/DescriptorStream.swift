import Glibc

/// Standard input, a pipe or a file, read forwards.
final class DescriptorStream: ByteStream {
  private let descriptor: CInt
  private let path: String
  private let closesWhenDone: Bool
  private(set) var bytesConsumed = 0

  init(descriptor: CInt, path: String, closesWhenDone: Bool) {
    self.descriptor = descriptor
    self.path = path
    self.closesWhenDone = closesWhenDone
  }

  deinit { if closesWhenDone { close(descriptor) } }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    while true {
      let got = read(descriptor, buffer.baseAddress!, buffer.count)
      if got >= 0 {
        bytesConsumed += got
        return got
      }
      if errno != EINTR { throw ExtractError(.cannotRead(errno: errno, byte: bytesConsumed), path: path) }
    }
  }
}
