internal import FileNames
internal import Glibc

/// Why an output could not be locked.
package enum LockError: Error, Hashable, Sendable {
  /// Another run is about to write the same output: who, and since when, as it says itself.
  case held(path: String, by: String?)
  /// Nothing can be made or locked beside the output.
  case cannotLock(OutputError)
}

extension LockError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .held(let path, let holder):
      "\(path): another run is writing this output\(holder.map { " (\($0))" } ?? ""); wait until it has ended"
    case .cannotLock(let error): error.description
    }
  }
}

/// Keeps two runs from writing the same output at once, from its creation until it is released.
///
/// The lock is on a hidden file beside the output, which goes away with it; the system lets go of it when the
/// process dies, however that happens. The file says who holds it; anybody may read it, and so lock it, once it is
/// left behind.
package final class OutputLock {
  private let lockPath: String
  /// Negative where there is nothing to lock.
  private let descriptor: CInt

  /// - Parameter path: the output. A device or a pipe is not locked: it is written to in place, by whoever wants to.
  /// - Throws: `LockError`.
  package convenience init(output path: String) throws(LockError) {
    let place: OutputPlace
    do throws(Errno) {
      place = try OutputPlace.resolve(path)
    } catch {
      throw .cannotLock(OutputError(.cannotCreate(errno: error.number), path: path))
    }
    guard case .file(let target, _) = place else {
      self.init(lockPath: "", descriptor: -1)
      return
    }
    let lockPath = OutputPlace.hidden(beside: target, ending: "lock")
    // Ours to remove from the moment on at which it is made: a signal waits until it is known whether it is.
    let descriptor = try HiddenFiles.adding(lockPath) { () throws(LockError) in
      try Self.lock(lockPath, for: path)
    }
    self.init(lockPath: lockPath, descriptor: descriptor)
  }

  // Nothing here may throw: an object that is whole is taken apart again, and its lock file with it.
  private init(lockPath: String, descriptor: CInt) {
    self.lockPath = lockPath
    self.descriptor = descriptor
    guard descriptor >= 0 else { return }
    let holder = LockHolder.current.text
    ftruncate(descriptor, 0)
    _ = unsafe holder.utf8.span.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress!, $0.count, 0) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    // A signal in between would leave the file, or remove the one that the next run has just made.
    HiddenFiles.uninterrupted { paths in
      paths.remove(lockPath)
      unsafe unlink(lockPath.onDisk)
    }
    close(descriptor)
  }

  private static func lock(_ lockPath: String, for path: String) throws(LockError) -> CInt {
    while true {
      let descriptor = try opened(lockPath, for: path)
      // Whatever is in it is written over.
      guard LockHolder.mayWrite(in: descriptor) else {
        close(descriptor)
        throw .cannotLock(OutputError(.notALock(lockPath), path: path))
      }
      while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        let code = errno
        if code == EINTR { continue }
        let holder = LockHolder.text(of: descriptor)
        // Without locks nobody holds it: it has just been made.
        if code != EWOULDBLOCK, holder == nil { unsafe unlink(lockPath.onDisk) }
        close(descriptor)
        throw code == EWOULDBLOCK
          ? .held(path: path, by: holder) : .cannotLock(OutputError(.cannotLock(errno: code), path: path))
      }
      // The run before may have removed the file between our opening and locking it: then nobody sees our lock.
      var (ours, there) = (stat(), stat())
      if unsafe fstat(descriptor, &ours) == 0, unsafe stat(lockPath.onDisk, &there) == 0,
        ours.st_ino == there.st_ino
      {
        // Whatever the umask takes away: others could not lock what a killed run leaves.
        fchmod(descriptor, 0o644)
        return descriptor
      }
      close(descriptor)
    }
  }

  private static func opened(_ lockPath: String, for path: String) throws(LockError) -> CInt {
    let flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let descriptor = unsafe open(lockPath.onDisk, O_RDWR | O_CREAT | flags, 0o644)
    if descriptor >= 0 { return descriptor }
    let code = errno
    // Another user's: to lock it, it is enough to read it.
    let readable = code == EACCES ? unsafe open(lockPath.onDisk, O_RDONLY | flags) : -1
    if readable >= 0 { return readable }
    var status = stat()
    let exists = unsafe lstat(lockPath.onDisk, &status) == 0
    let kind: OutputError.Kind =
      exists && status.st_mode & S_IFMT != S_IFREG
      ? .notALock(lockPath) : exists ? .cannotLock(errno: code) : .cannotCreate(errno: code)
    throw .cannotLock(OutputError(kind, path: path))
  }
}
