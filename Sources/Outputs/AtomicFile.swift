internal import Glibc

/// A file that appears whole or not at all.
///
/// The bytes go to a hidden file beside the target, `.name.XXXXXXXX.tmp`; `commit` flushes it to the disk and
/// renames it over the target. Whatever happens before that leaves the old file untouched and no traces. A
/// symbolic link is kept: the file it leads to is replaced.
///
/// ```swift
/// let file = try AtomicFile("out/report.json", permissions: 0o644)
/// try report.write(.json, to: file)
/// try file.commit()
/// ```
/// Foundation's `Data.write(options: .atomic)` has had permission and file-system bugs on Linux.
package final class AtomicFile: ByteSink {
  /// As given.
  package let path: String
  private let target: String
  /// `nil` where `path` is a device or a pipe, and after the commit.
  private var temporary: String?
  private let descriptor: Descriptor
  private var pending: [UInt8] = []
  private var isFinished = false
  /// The first failure: everything after it fails alike, so that no half file is ever taken for a whole one.
  private var failure: OutputError?

  /// Begins a file.
  ///
  /// - Parameter permissions: the most that the file allows, such as 0o600. The umask takes away from it, and so
  ///   does the file that is replaced: a report that someone closed to others stays closed.
  package init(_ path: String, permissions: UInt32) throws(OutputError) {
    self.path = path
    do throws(Errno) {
      switch try OutputPlace.resolve(path) {
      case .stream:
        target = path
        descriptor = Descriptor(owning: try Self.open(path, O_WRONLY | O_APPEND, 0))
      case .file(let target, let old):
        let created = try Self.createTemporary(beside: target, permissions: permissions)
        self.target = target
        temporary = created.path
        descriptor = Descriptor(owning: created.descriptor)
        if let old { _ = fchmod(created.descriptor, old & permissions) }
      }
    } catch {
      throw OutputError(.cannotCreate(errno: error.number), path: path)
    }
  }

  /// Makes the folder of a file that is going to be written, where only that folder is missing. What cannot be made
  /// shows when the file is begun.
  package static func makeFolder(of path: String) {
    let folder = OutputPlace.folder(of: path)
    if !folder.isEmpty { unsafe mkdir(folder, 0o777) }
  }

  deinit { discard() }

  /// Appends; small pieces are gathered, so a line at a time is fine.
  package func write(_ bytes: Span<UInt8>) throws(OutputError) {
    if let failure { throw failure }
    isFinished = false
    if pending.count + bytes.count < 1 << 16 {
      unsafe bytes.withUnsafeBufferPointer { unsafe pending += $0 }
    } else {
      try flush()
      try check(descriptor.write(bytes))
    }
  }

  /// Puts everything on the disk without replacing the target yet.
  ///
  /// With several outputs, finish all before committing any: then a full disk replaces none of them.
  package func finish() throws(OutputError) {
    if let failure { throw failure }
    if isFinished { return }
    try flush()
    try check(descriptor.synchronize())
    isFinished = true
  }

  /// Replaces the target.
  package func commit() throws(OutputError) {
    try finish()
    guard let temporary else { return }
    unsafe try check(rename(temporary, target) == 0 ? nil : errno) { .cannotCreate(errno: $0) }
    self.temporary = nil
    synchronizeFolder()
  }

  /// Removes what was written and leaves the target as it was; after a commit there is nothing to discard.
  package func discard() {
    if let temporary { _ = unsafe unlink(temporary) }
    temporary = nil
    pending = []
  }

  private func flush() throws(OutputError) {
    if pending.isEmpty { return }
    try check(descriptor.write(pending.span))
    pending.removeAll(keepingCapacity: true)
  }

  private func check(
    _ error: CInt?, as kind: (CInt) -> OutputError.Kind = { .writeFailed(errno: $0) }
  ) throws(OutputError) {
    guard let error else { return }
    discard()
    let failure = OutputError(kind(error), path: path)
    self.failure = failure
    throw failure
  }

  /// Makes the rename itself survive a power cut. The new file is already in place, so a folder that cannot be
  /// flushed (some network file systems) is no failure of the output.
  private func synchronizeFolder() {
    let folder = OutputPlace.folder(of: target)
    let number = unsafe Glibc.open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if number >= 0 { _ = Descriptor(owning: number).synchronize() }
  }

  private static func createTemporary(
    beside target: String, permissions: UInt32
  ) throws(Errno) -> (path: String, descriptor: CInt) {
    for _ in 0..<100 {
      let tag = String(UInt32.random(in: 1 << 28...UInt32.max), radix: 16)
      let path = OutputPlace.hidden(beside: target, ending: "\(tag).tmp")
      do throws(Errno) {
        return (path, try open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, permissions))
      } catch  where error.number == EEXIST {
        continue
      }
    }
    throw Errno(EEXIST)
  }

  private static func open(_ path: String, _ flags: CInt, _ permissions: mode_t) throws(Errno) -> CInt {
    while true {
      let number = unsafe Glibc.open(path, flags | O_CLOEXEC, permissions)
      if number >= 0 { return number }
      if errno != EINTR { throw Errno(errno) }
    }
  }
}
