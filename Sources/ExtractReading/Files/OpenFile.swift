import FileNames
import Glibc

/// A file that was opened, and what it was then.
///
/// **Invariant.** The descriptor is this value's own until it is taken.
struct OpenFile: ~Copyable {
  private let descriptor: CInt
  let identity: Identity
  /// Whether it can be read anywhere and again; else it is a pipe, a socket or a device.
  let isRegular: Bool

  /// What a file is told by: where another one lies under its name, or somebody wrote to it, something is different.
  struct Identity: Equatable {
    let device: UInt
    let number: UInt
    let size: Int
    let modified: Int
    let modifiedNanoseconds: Int

    init(_ status: stat) {
      (device, number, size) = (UInt(status.st_dev), UInt(status.st_ino), Int(status.st_size))
      (modified, modifiedNanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }

    /// Of a file that is lent.
    init(size: Int, modified: Int, modifiedNanoseconds: Int) {
      (device, number) = (0, 0)
      (self.size, self.modified, self.modifiedNanoseconds) = (size, modified, modifiedNanoseconds)
    }

    /// What lies under a path now; `nil` where nothing does.
    init?(ofFileAt path: String) {
      if let files = RemoteFiles.lending(path) {
        guard let identity = try? files.identity(of: path) else { return nil }
        self = identity
        return
      }
      var status = stat()
      guard unsafe stat(path.onDisk, &status) == 0 else { return nil }
      self.init(status)
    }
  }

  /// - Throws: `cannotOpen`.
  init(_ path: String) throws(ExtractError) {
    let descriptor = unsafe open(path.onDisk, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ExtractError(.cannotOpen(errno: errno), path: path) }
    try self.init(taking: descriptor, path: path)
  }

  /// Takes over the descriptor.
  ///
  /// - Throws: `cannotOpen`.
  init(taking descriptor: CInt, path: String) throws(ExtractError) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      let code = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : errno
      close(descriptor)
      throw ExtractError(.cannotOpen(errno: code), path: path)
    }
    self.descriptor = descriptor
    isRegular = status.st_mode & S_IFMT == S_IFREG
    identity = Identity(status)
  }

  deinit { close(descriptor) }

  /// How the file is compressed, if it is; for regular files.
  var compression: Compression? {
    var start = [UInt8](repeating: 0, count: 4)
    let count = unsafe pread(descriptor, &start, start.count, 0)
    return Compression(start: start.prefix(max(count, 0)))
  }

  /// The descriptor, to be closed by whoever takes it.
  consuming func take() -> CInt {
    let taken = descriptor
    discard self
    return taken
  }
}
