internal import FileNames
internal import Glibc

/// A file that appears whole or not at all.
///
/// The bytes go to a hidden file beside the target, `.name.TAG.tmp`; `commit` flushes it to the disk and renames it over
/// the target. Whatever happens before that, a signal too, leaves the old file untouched and no traces. A symbolic link
/// is kept: the file it leads to is replaced. Several files appear together by an `OutputSet`.
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
  let target: String
  let tag: String
  /// `nil` where `path` is a device, a pipe or a descriptor, and once it has replaced the target.
  var temporary: String?
  var kept: Kept?
  /// The hidden file of the `SetRecord`, while it is there.
  var record: String?
  var isReplaced = false
  /// The hidden file that is gone, once it has replaced the target.
  var gonePaths: [String] {
    isReplaced ? [OutputPlace.hidden(beside: target, ending: "\(tag).tmp")] : []
  }
  private let descriptor: Descriptor
  private var pending: [UInt8] = []
  private var isFinished = false
  /// The first failure: everything after it fails alike, so that no half file is ever taken for a whole one.
  private var failure: OutputError?

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - path: where the file is to be.
  ///   - permissions: the most that the file allows, such as 0o600. The umask takes away from it, and so does the file
  ///     that is replaced: a report that someone closed to others stays closed. Its owner and group are kept, too, where
  ///     that is permitted; of a file for one's own eyes only where not anybody could have put the old one there.
  package convenience init(_ path: String, permissions: UInt32) throws(OutputError) {
    try self.init(path, permissions: permissions, tag: HiddenKind.newTag())
  }

  init(_ path: String, permissions: UInt32, tag: String) throws(OutputError) {
    self.path = path
    self.tag = tag
    do throws(Errno) {
      switch try OutputPlace.resolve(path) {
      case .stream:
        target = path
        descriptor = Descriptor(owning: try Self.open(path, O_WRONLY | O_APPEND, 0))
      case .descriptor(let number):
        // Not opened anew: who shares it would write over the file from its beginning.
        let copy = fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
        if copy < 0 { throw Errno(errno) }
        target = path
        descriptor = Descriptor(owning: copy)
      case .file(let target, let old):
        let hidden = OutputPlace.hidden(beside: target, ending: "\(tag).tmp")
        let created = try HiddenFiles.adding(hidden) { () throws(Errno) in
          try Self.open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, permissions)
        }
        self.target = target
        temporary = hidden
        descriptor = Descriptor(owning: created)
        let isPrivate = permissions & 0o077 == 0
        if !isPrivate || !FileAttributes.isShared(folder: OutputPlace.folder(of: target)) {
          old?.apply(to: created, atMost: permissions)
        }
      }
    } catch {
      throw OutputError(.cannotCreate(errno: error.number), path: path)
    }
  }

  /// Makes the folder of a file that is going to be written, where only that folder is missing. What cannot be made
  /// shows when the file is begun.
  package static func makeFolder(of path: String) {
    let folder = OutputPlace.folder(of: path)
    if !folder.isEmpty { unsafe mkdir(folder.onDisk, 0o777) }
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
  package func commit() throws(OutputError) { try OutputSet.commit([self]) }

  /// Removes what was written and leaves the target as it was; after a commit there is nothing to discard.
  package func discard() {
    if let temporary {
      _ = unsafe unlink(temporary.onDisk)
      HiddenFiles.forget([temporary])
    }
    temporary = nil
    pending = []
  }

  private func flush() throws(OutputError) {
    if pending.isEmpty { return }
    try check(descriptor.write(pending.span))
    pending.removeAll(keepingCapacity: true)
  }

  private func check(_ error: CInt?) throws(OutputError) {
    guard let error else { return }
    discard()
    throw fail(OutputError(.writeFailed(errno: error), path: path))
  }

  /// Everything after a failure fails alike.
  func fail(_ error: OutputError) -> OutputError {
    failure = error
    return error
  }

  private static func open(_ path: String, _ flags: CInt, _ permissions: mode_t) throws(Errno) -> CInt {
    while true {
      let number = unsafe Glibc.open(path.onDisk, flags | O_CLOEXEC, permissions)
      if number >= 0 { return number }
      if errno != EINTR { throw Errno(errno) }
    }
  }
}
