internal import FileNames
internal import Glibc

/// Which file a path leads to, however the path is written: around folders and through links, hard ones too.
///
/// Two paths lead to one file exactly where their identities are equal, as long as nobody moves files meanwhile.
package enum FileIdentity: Hashable, Sendable {
  /// A file that is there.
  case present(device: UInt64, inode: UInt64)
  /// The place for a file that is not: a folder that is there, and the names that lead on from it, as bytes.
  case absent(names: [[UInt8]], device: UInt64, inode: UInt64)

  /// - Returns: `nil` for what is no file and has nothing to lose: `-`, a device, a pipe, a stream of this process;
  ///   a folder; a path that leads nowhere.
  package init?(of path: String) {
    guard path != "-", case .file(let path, let old)? = try? OutputPlace.resolve(path) else {
      return nil
    }
    guard old == nil else {
      guard let status = Self.status(of: path) else { return nil }
      self = .present(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
      return
    }
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    let root = path.hasPrefix("/") ? "/" : "./"
    // Mostly the folder is there; one that the pipeline names may be made later.
    for count in parts.indices.reversed() {
      let folder = root + parts[..<count].map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
      guard let status = Self.status(of: folder), status.st_mode & S_IFMT == S_IFDIR else { continue }
      self = .absent(
        names: Self.simplified(parts[count...]), device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
      return
    }
    return nil
  }

  /// Without `.` and `x/..`: what is not there is no link either.
  private static func simplified(_ parts: ArraySlice<[UInt8]>) -> [[UInt8]] {
    var names: [[UInt8]] = []
    for part in parts where part != Array(".".utf8) {
      if part == Array("..".utf8), !names.isEmpty { names.removeLast() } else { names.append(part) }
    }
    return names
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return unsafe stat(path.onDisk, &status) == 0 ? status : nil
  }
}
