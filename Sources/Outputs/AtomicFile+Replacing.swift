internal import FileNames
internal import Glibc

/// The steps by which a set of files is put in place; see `OutputSet`.
///
/// **Invariant.** None of them takes the lock of `HiddenFiles`: they run under it.
extension AtomicFile {
  /// What stands beside the target for the time that the set is put in place.
  enum Kept {
    /// What is replaced, under another name.
    case old(path: String)
    /// That there was nothing.
    case nothing(path: String)
  }

  /// Keeps what is going to be replaced; where the file system has no hard links, it cannot be put back.
  ///
  /// - Throws: where there is no room for it: nothing is replaced that could be put back elsewhere.
  func keepOld() throws(OutputError) {
    guard temporary != nil else { return }
    let old = OutputPlace.hidden(beside: target, ending: "\(tag).old")
    if unsafe link(target.onDisk, old.onDisk) == 0 {
      kept = .old(path: old)
      return
    }
    var code = errno
    if code == ENOENT {
      let none = OutputPlace.hidden(beside: target, ending: "\(tag).none")
      let descriptor = unsafe open(none.onDisk, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      code = errno
      if descriptor >= 0 {
        close(descriptor)
        kept = .nothing(path: none)
        return
      }
    }
    if [EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EXDEV, EINVAL].contains(code) { return }
    throw fail(OutputError(.cannotReplace(errno: code, replaced: []), path: path))
  }

  func replace() throws(OutputError) {
    guard let temporary else { return }
    guard unsafe rename(temporary.onDisk, target.onDisk) == 0 else {
      throw fail(OutputError(.cannotReplace(errno: errno, replaced: []), path: path))
    }
    self.temporary = nil
    isReplaced = true
  }

  /// Puts back what was replaced.
  ///
  /// - Returns: whether the target is what it was.
  func restore() -> Bool {
    guard isReplaced else { return true }
    let isRestored =
      switch kept {
      case .old(let path): unsafe rename(path.onDisk, target.onDisk) == 0
      case .nothing: unsafe unlink(target.onDisk) == 0
      case nil: false
      }
    isReplaced = !isRestored
    return isRestored
  }

  /// Removes what was kept; the target stays as it is.
  func forgetOld() {
    switch kept {
    case .old(let path), .nothing(let path): unsafe unlink(path.onDisk)
    case nil: break
    }
    kept = nil
  }

  /// Makes the rename itself survive a power cut. The new file is already in place, so a folder that cannot be
  /// flushed (some network file systems) is no failure of the output.
  func synchronizeFolder() {
    guard isReplaced else { return }
    let folder = OutputPlace.folder(of: target)
    let number = unsafe open((folder.isEmpty ? "." : folder).onDisk, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if number >= 0 { _ = Descriptor(owning: number).synchronize() }
  }
}
