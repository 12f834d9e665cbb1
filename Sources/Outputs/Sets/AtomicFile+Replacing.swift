internal import FileNames
internal import Glibc

/// The steps by which a set of files is put in place; see `OutputSet`.
///
/// **Invariant.** None of them takes the lock of `HiddenFiles`: they run under it.
extension AtomicFile {
  /// What was there before.
  enum Kept {
    /// A file, under another name now.
    case old(path: String)
    case nothing
  }

  /// What the others of its set say of it; `nil` where nothing of it is replaced.
  var member: SetRecord.Member? {
    guard let temporary, let new = FileStamp(of: temporary) else { return nil }
    return SetRecord.Member(target: OutputPlace.fromRoot(target), new: new)
  }

  /// Keeps what is going to be replaced; where the file system has no hard links, it cannot be put back.
  ///
  /// - Parameter members: all of the set.
  /// - Throws: where there is no room for it: nothing is replaced that could be put back elsewhere.
  func keepOld(among members: [SetRecord.Member]) throws(OutputError) {
    guard temporary != nil else { return }
    guard let new = member?.new else {
      throw fail(OutputError(.cannotReplace(errno: ENOENT, replaced: []), path: path))
    }
    let before = FileStamp(of: target)
    let record = OutputPlace.hidden(beside: target, ending: "\(tag).\(HiddenKind.record.rawValue)")
    if let code = SetRecord(old: before, new: new, members: members).write(to: record) {
      throw fail(OutputError(.cannotReplace(errno: code, replaced: []), path: path))
    }
    self.record = record
    if before == nil {
      kept = .nothing
      return
    }
    let old = OutputPlace.hidden(beside: target, ending: "\(tag).\(HiddenKind.old.rawValue)")
    if unsafe link(target.onDisk, old.onDisk) == 0 {
      kept = .old(path: old)
      return
    }
    let code = errno
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
    if case .old(let path) = kept { unsafe unlink(path.onDisk) }
    if let record { unsafe unlink(record.onDisk) }
    (kept, record) = (nil, nil)
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
