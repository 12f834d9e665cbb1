import Glibc

/// Why an output could not be locked.
package enum LockError: Error, Hashable, Sendable {
  /// Another run is about to write the same output.
  case held(path: String)
  /// Nothing can be made beside the output.
  case cannotLock(OutputError)
}

extension LockError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .held(let path): "\(path): another run is writing this output; wait until it has ended"
    case .cannotLock(let error): error.description
    }
  }
}

/// Keeps two runs from writing the same output at once, from its creation until it is released.
///
/// The lock is on a hidden file beside the output, which goes away with it; the system lets go of it when the
/// process dies, however that happens.
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
    self.init(lockPath: lockPath, descriptor: try Self.lock(lockPath, for: path))
  }

  // Nothing here may throw: an object that is whole is taken apart again, and its lock file with it.
  private init(lockPath: String, descriptor: CInt) {
    self.lockPath = lockPath
    self.descriptor = descriptor
  }

  deinit {
    guard descriptor >= 0 else { return }
    unsafe unlink(lockPath)
    close(descriptor)
  }

  private static func lock(_ lockPath: String, for path: String) throws(LockError) -> CInt {
    while true {
      let descriptor = unsafe open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        throw .cannotLock(OutputError(.cannotCreate(errno: errno), path: path))
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw .held(path: path)
      }
      // The run before may have removed the file between our opening and locking it: then nobody sees our lock.
      var (ours, there) = (stat(), stat())
      if unsafe fstat(descriptor, &ours) == 0, unsafe stat(lockPath, &there) == 0, ours.st_ino == there.st_ino
      {
        return descriptor
      }
      close(descriptor)
    }
  }
}
