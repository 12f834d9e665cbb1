internal import FileNames
internal import Glibc

/// The hidden files of one TAG beside one output: a process was killed.
///
/// **Invariant.** Only what this user, the system's or the owner of the output has left counts: in a folder that is open to all
/// (/tmp) anybody can put such files.
struct Leftover {
  let tag: String
  private let target: String
  /// `nil` where the process had not begun to put the set in place.
  private let record: SetRecord?

  /// Whether the set is not in place, because this file is not.
  var isWaiting: Bool { record != nil && FileStamp(of: hidden(.new)) == record?.new }
  /// The same because of one whose lock may not be held.
  var isOfUnfinishedSet: Bool { record?.members.contains { $0.isWaiting(tag) } ?? false }
  /// Whether it is what says to others that the set is not in place.
  private var isProof: Bool { isWaiting && record?.members.contains { $0.isReplaced(tag) } ?? false }

  /// Those beside an output.
  static func of(_ output: String) -> [Leftover] {
    guard case .file(let target, _)? = try? OutputPlace.resolve(output) else { return [] }
    let names = OutputPlace.names(inFolder: OutputPlace.folder(of: target))
    let tags = Set(names.compactMap { HiddenKind.tag(of: $0, beside: target) })
    return tags.sorted().compactMap { Leftover(beside: target, tag: $0) }
  }

  /// - Returns: `nil` for what is not to be touched.
  private init?(beside target: String, tag: String) {
    (self.target, self.tag) = (target, tag)
    let path = OutputPlace.hidden(beside: target, ending: "\(tag).\(HiddenKind.record.rawValue)")
    var status = stat()
    guard unsafe lstat(path.onDisk, &status) == 0 else {
      record = nil
      return
    }
    guard Self.isTrusted(status, target: target) else { return nil }
    switch SetRecord.read(path) {
    case .whole(let record): self.record = record
    case .torn: record = nil
    case .other: return nil
    }
  }

  /// Puts back what was replaced, unless somebody has put another file there since.
  func restore() throws(OutputError) {
    guard let record, FileStamp(of: target) == record.new else { return }
    guard let old = record.old else {
      if unsafe unlink(target.onDisk) != 0 { throw failure(errno) }
      return
    }
    var status = stat()
    // Where the file system has no hard links, nothing could be kept.
    guard unsafe lstat(hidden(.old).onDisk, &status) == 0 else { return }
    guard FileStamp(of: hidden(.old)) == old else { throw failure(EEXIST) }
    if unsafe rename(hidden(.old).onDisk, target.onDisk) != 0 { throw failure(errno) }
  }

  /// Removes the hidden files, unless they say to others that the set is not in place. Where one cannot be removed, the record that
  /// comes last stays, by which the next run knows it.
  func remove() {
    let isProof = isProof
    for kind in [HiddenKind.old, .new, .record] where !isProof || kind == .old {
      var status = stat()
      guard unsafe lstat(hidden(kind).onDisk, &status) == 0 else { continue }
      // What was never put in place is worth nothing, whoever left it.
      let isOurs = kind == .old && FileStamp(status) == record?.old || kind == .new && record == nil
      guard isOurs || Self.isTrusted(status, target: target) else { continue }
      if unsafe unlink(hidden(kind).onDisk) != 0 { return }
    }
  }

  private func hidden(_ kind: HiddenKind) -> String {
    OutputPlace.hidden(beside: target, ending: "\(tag).\(kind.rawValue)")
  }

  private func failure(_ code: CInt) -> OutputError {
    OutputError(.cannotReplace(errno: code, replaced: []), path: target)
  }

  /// Whether nobody else has put it there; who has more names for a file may have found another's.
  private static func isTrusted(_ status: stat, target: String) -> Bool {
    guard status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else { return false }
    if [0, geteuid()].contains(status.st_uid) { return true }
    var owned = stat()
    return unsafe lstat(target.onDisk, &owned) == 0 && owned.st_uid == status.st_uid
  }
}
