internal import Glibc

/// An open file descriptor that is closed once, and written to in full or not at all.
///
/// Functions return the `errno` of what failed, or `nil`.
struct Descriptor: ~Copyable {
  let number: CInt
  private let isOwned: Bool

  /// Takes over a descriptor that this process opened.
  init(owning number: CInt) {
    self.number = number
    isOwned = true
  }

  /// Uses a descriptor that others close, such as standard output.
  init(borrowing number: CInt) {
    self.number = number
    isOwned = false
  }

  deinit {
    if isOwned { _ = close(number) }
  }

  /// Writes all bytes, however many calls it takes; waits where the descriptor does not block.
  func write(_ bytes: Span<UInt8>) -> CInt? {
    unsafe bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = unsafe Glibc.write(number, bytes.baseAddress! + written, bytes.count - written)
        if count >= 0 {
          written += count
        } else if errno == EAGAIN {
          var wait = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
          _ = unsafe poll(&wait, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return nil
    }
  }

  /// Waits until the bytes are on the disk. A pipe or terminal has no disk: that is no failure.
  func synchronize() -> CInt? {
    while fsync(number) != 0 {
      switch errno {
      case EINTR: continue
      case EINVAL, EROFS, ENOTSUP: return nil
      default: return errno
      }
    }
    return nil
  }
}
