internal import FileNames
internal import Glibc

/// What a hidden file `.name.TAG.set` beside each file of a set says while the set is put in place: what was where, and
/// which files belong together.
///
/// **Invariant.** It is there from before the first file of the set is replaced until the set is whole, the old one or the
/// new one. It says all by device, number and time of files, so that nobody can pass off another file as one of the set.
struct SetRecord: Equatable {
  /// A file of the set.
  struct Member: Equatable {
    /// From the root on.
    let target: String
    let new: FileStamp

    /// Whether it has not been put in place, and so the set has not.
    func isWaiting(_ tag: String) -> Bool {
      FileStamp(of: OutputPlace.hidden(beside: target, ending: "\(tag).tmp")) == new
    }

    /// Whether it was put in place, and not been taken back.
    func isReplaced(_ tag: String) -> Bool {
      !isWaiting(tag) && FileStamp(of: OutputPlace.hidden(beside: target, ending: "\(tag).set")) != nil
    }
  }

  /// What was there; `nil` for nothing.
  let old: FileStamp?
  let new: FileStamp
  /// All of the set.
  let members: [Member]

  /// Fields that end with a zero, which no path holds.
  var bytes: [UInt8] {
    var fields = [old.map(\.text) ?? "", new.text].map { Array($0.utf8) }
    for member in members { fields += [member.target.bytesOnDisk, Array(member.new.text.utf8)] }
    return fields.flatMap { $0 + [0] }
  }

  init(old: FileStamp?, new: FileStamp, members: [Member]) {
    (self.old, self.new, self.members) = (old, new, members)
  }

  /// - Returns: `nil` for what is no record, or not a whole one.
  init?(_ bytes: [UInt8]) {
    var fields = bytes.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
    guard fields.popLast() == [], fields.count >= 4, fields.count.isMultiple(of: 2),
      let new = FileStamp(fields[1])
    else { return nil }
    var members: [Member] = []
    for index in stride(from: 2, to: fields.count, by: 2) {
      guard let stamp = FileStamp(fields[index + 1]) else { return nil }
      members.append(Member(target: String(onDisk: fields[index]), new: stamp))
    }
    let old = FileStamp(fields[0])
    if old == nil, !fields[0].isEmpty { return nil }
    self.init(old: old, new: new, members: members)
  }

  /// Makes the file, for everybody to read: the next run may be another user's.
  ///
  /// - Returns: the `errno` of what is in the way, or `nil`.
  func write(to path: String) -> CInt? {
    var number: CInt
    repeat {
      number = unsafe open(path.onDisk, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    } while number < 0 && errno == EINTR
    if number < 0 { return errno }
    let file = Descriptor(owning: number)
    fchmod(number, 0o644)
    let bytes = bytes
    guard let error = file.write(bytes.span) else { return nil }
    unsafe unlink(path.onDisk)
    return error
  }

  /// What a file says that is meant to be a record.
  enum Reading {
    case whole(SetRecord)
    /// The beginning of one: whoever wrote it was killed, and so has replaced nothing.
    case torn
    /// Nothing of ours, or unreadable.
    case other
  }

  static func read(_ path: String) -> Reading {
    let number = unsafe open(path.onDisk, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if number < 0 { return .other }
    defer { close(number) }
    // Paths of at most 4 KB, of a command's few outputs.
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress!, $0.count) }
    if count < 0 { return .other }
    bytes.removeLast(bytes.count - count)
    if let record = SetRecord(bytes) { return .whole(record) }
    return bytes.prefix { $0 != 0 }.allSatisfy(FileStamp.mayHold) ? .torn : .other
  }
}
