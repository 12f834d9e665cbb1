import Glibc

/// Why an output could not be locked.
public struct LockError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  /// Another run is about to write the same output; else `errno` says what failed.
  public let isHeld: Bool
  public let errno: CInt

  public var description: String {
    isHeld
      ? "\(path): another run is writing this output; wait until it has ended"
      : "\(path): the lock cannot be created: \(String(cString: strerror(errno)))"
  }
}

/// Keeps two runs from writing the same output at once, from its creation until it is released.
///
/// The lock is on a hidden file beside the output, which goes away with it; the system lets go of it when the
/// process dies, however that happens.
public final class OutputLock {
  private let lockPath: String
  private var descriptor: CInt = -1

  /// - Parameter path: the output file.
  /// - Throws: `LockError`.
  public init(output path: String) throws(LockError) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    lockPath = "\(folder).\(name).lock"
    while true {
      descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw LockError(path: path, isHeld: false, errno: Glibc.errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw LockError(path: path, isHeld: true, errno: EWOULDBLOCK)
      }
      // The run before may have removed the file between our opening and locking it: then nobody sees our lock.
      var (ours, there) = (stat(), stat())
      if fstat(descriptor, &ours) == 0, stat(lockPath, &there) == 0, ours.st_ino == there.st_ino { return }
      close(descriptor)
    }
  }

  deinit {
    unlink(lockPath)
    close(descriptor)
  }
}
