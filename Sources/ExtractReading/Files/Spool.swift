import FileNames
import Glibc

/// A copy of what can be read only once, so that it can be read again.
///
/// It lies in TMPDIR, else in /tmp, for its owner only and without a name: it is gone when the process ends, however
/// that ends.
public final class Spool: Sendable {
  /// As the user knows what was copied; `-` is standard input.
  let path: String
  private let copy: CInt

  /// Whether reading takes away what is read: standard input, pipes, sockets.
  public static func isNeeded(for path: String) -> Bool {
    if path == "-" { return true }
    var status = stat()
    // What is not there is complained about by whoever opens it.
    guard unsafe stat(path.onDisk, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Reads everything.
  ///
  /// - Throws: `cannotOpen`, `cannotRead`, `cannotSpool`.
  public init(_ path: String) throws(ExtractError) {
    self.path = path
    let source = unsafe path == "-" ? STDIN_FILENO : open(path.onDisk, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw ExtractError(.cannotOpen(errno: errno), path: path) }
    defer { if path != "-" { close(source) } }
    copy = try Self.nameless(for: path)
    do throws(ExtractError) {
      try Self.copy(source, to: copy, path: path)
    } catch {
      close(copy)
      throw error
    }
  }

  deinit { close(copy) }

  /// The copy, at its start.
  ///
  /// All of them share their position: read one to its end before asking for the next.
  func reopened() throws(ExtractError) -> OpenFile {
    let descriptor = fcntl(copy, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw ExtractError(.cannotOpen(errno: errno), path: path)
    }
    return try OpenFile(taking: descriptor, path: path)
  }

  private static var folder: String {
    guard let folder = unsafe getenv("TMPDIR"), unsafe folder.pointee != 0 else { return "/tmp" }
    return unsafe String(onDisk: folder)
  }

  private static func nameless(for path: String) throws(ExtractError) -> CInt {
    var name = "\(folder)/liuyu-XXXXXX".onDisk
    let descriptor = unsafe mkstemp(&name)
    guard descriptor >= 0 else {
      throw ExtractError(.cannotSpool(errno: errno, folder: folder), path: path)
    }
    unsafe unlink(name)
    return descriptor
  }

  private static func copy(_ source: CInt, to target: CInt, path: String) throws(ExtractError) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { unsafe room.deallocate() }
    var done = 0
    while true {
      let got = unsafe read(source, room.baseAddress!, room.count)
      if got == 0 { return }
      if got < 0 {
        if errno == EINTR { continue }
        throw ExtractError(.cannotRead(errno: errno, byte: done), path: path)
      }
      var written = 0
      while written < got {
        let count = unsafe write(target, room.baseAddress! + written, got - written)
        if count < 0, errno != EINTR {
          throw ExtractError(.cannotSpool(errno: errno, folder: folder), path: path)
        }
        written += max(count, 0)
      }
      done += got
    }
  }
}
