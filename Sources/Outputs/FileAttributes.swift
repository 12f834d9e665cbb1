internal import FileNames
internal import Glibc

/// Who may do what with a file.
struct FileAttributes: Equatable {
  private let mode: mode_t
  private let owner: uid_t
  private let group: gid_t

  init(_ status: stat) {
    mode = status.st_mode & 0o777
    (owner, group) = (status.st_uid, status.st_gid)
  }

  /// Gives them to a new file, as far as this process may and `permissions` allow.
  ///
  /// Where the group cannot be kept, what it was allowed is not given to another one.
  func apply(to descriptor: CInt, atMost permissions: mode_t) {
    var created = stat()
    guard unsafe fstat(descriptor, &created) == 0 else { return }
    var mode = mode & permissions
    if created.st_uid != owner || created.st_gid != group, fchown(descriptor, owner, group) != 0,
      created.st_gid != group, fchown(descriptor, .max, group) != 0
    {
      mode &= ~0o070 | (mode & 0o007) << 3
    }
    // Changing the owner can take bits away, so the mode comes last.
    _ = fchmod(descriptor, mode)
  }

  /// Whether anybody can put files into a folder; `.` for an empty one.
  static func isShared(folder: String) -> Bool {
    var status = stat()
    return unsafe stat((folder.isEmpty ? "." : folder).onDisk, &status) == 0 && status.st_mode & 0o002 != 0
  }
}
