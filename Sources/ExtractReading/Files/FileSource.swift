import Glibc

/// A plain file, read where it is asked for.
///
/// **Invariant.** The descriptor is this source's own, open as long as it lives, and never moved: any thread may read.
final class FileSource: ByteSource {
  let path: String
  /// The size when the file was opened.
  let size: Int
  private let descriptor: CInt

  var bytesConsumed: Int { size }
  var plainSize: Int? { size }

  /// Takes over `descriptor`, which must be a regular file's.
  init(descriptor: CInt, path: String, size: Int) {
    self.descriptor = descriptor
    self.path = path
    self.size = size
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { Glibc.close(descriptor) }

  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ExtractError) -> Int {
    let wanted = min(buffer.count, size - offset)
    var done = 0
    while done < wanted {
      let got = unsafe pread(descriptor, buffer.baseAddress! + done, wanted - done, off_t(offset + done))
      if got > 0 {
        done += got
      } else if got == 0 {
        throw ExtractError(.shrank(byte: offset + done), path: path)
      } else if errno != EINTR {
        throw ExtractError(.cannotRead(errno: errno, byte: offset + done), path: path)
      }
    }
    return max(done, 0)
  }

  func reaches(_ offset: Int) -> Bool { offset < size }

  func release(before offset: Int) {}
}
