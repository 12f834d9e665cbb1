internal import FileNames
internal import Glibc
import Synchronization

/// The hidden files of this process, so that none is left where a signal ends it.
///
/// **Invariant.** A file is here from before it is made until it is gone or has its place, and while `uninterrupted` runs
/// no signal removes anything: a set of outputs that is being put in place is put in place.
package enum HiddenFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Makes a file that is removed where a signal ends the process.
  ///
  /// - Parameter make: makes the file; what it throws leaves no trace here.
  static func adding<Made, Failure: Error>(_ path: String, _ make: () throws(Failure) -> Made) throws(Failure)
    -> Made
  {
    try paths.withLock { (paths) throws(Failure) in
      let isNew = paths.insert(path).inserted
      do throws(Failure) {
        return try make()
      } catch {
        if isNew { paths.remove(path) }
        throw error
      }
    }
  }

  /// Forgets files that are gone, or have their places.
  static func forget(_ gone: [String]) { paths.withLock { $0.subtract(gone) } }

  /// Runs what no signal may leave half done.
  ///
  /// - Parameter body: given all the paths; it must not add or forget files otherwise.
  static func uninterrupted<Failure: Error>(_ body: (inout Set<String>) throws(Failure) -> Void)
    throws(Failure)
  {
    try paths.withLock { (paths) throws(Failure) in try body(&paths) }
  }

  /// Removes all of them at the end of the process, unless another thread, or the one that ends it, is at work on them for long:
  /// memory may have ended anywhere.
  package static func removeAllAtEnd() {
    for _ in 0..<100 {
      let isDone: Void? = paths.withLockIfAvailable { unlink(&$0) }
      if isDone != nil { return }
      usleep(10_000)
    }
  }

  /// Removes all of them, and runs `end` before any other can be made.
  package static func removeAll(andThen end: () -> Void) {
    paths.withLock { paths in
      unlink(&paths)
      end()
    }
  }

  private static func unlink(_ paths: inout Set<String>) {
    for path in paths { unsafe Glibc.unlink(path.onDisk) }
    paths = []
  }
}
