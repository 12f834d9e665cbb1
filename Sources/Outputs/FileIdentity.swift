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

  /// That of an output; `-` is standard output.
  package init?(ofOutput path: String) {
    if path == "-" { self.init(ofDescriptor: STDOUT_FILENO) } else { self.init(of: path) }
  }

  /// That of an input; `-` is standard input.
  package init?(ofInput path: String) {
    if path == "-" { self.init(ofDescriptor: STDIN_FILENO) } else { self.init(of: path) }
  }

  /// That of the file that messages go to.
  package static var ofStandardError: FileIdentity? { FileIdentity(ofDescriptor: STDERR_FILENO) }

  /// - Returns: `nil` for what is no file and has nothing to lose, as a terminal or a pipe.
  private init?(ofDescriptor number: CInt) {
    var status = stat()
    guard unsafe fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    self = .present(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// - Returns: `nil` for what is no file and has nothing to lose: a device, a pipe, a descriptor of such; a folder; a path
  ///   that leads nowhere.
  package init?(of path: String) {
    let target: String
    let old: FileAttributes?
    switch try? OutputPlace.resolve(path) {
    case .descriptor(let number)?:
      self.init(ofDescriptor: number)
      return
    case .file(let path, let attributes)?: (target, old) = (path, attributes)
    case .stream?, nil: return nil
    }
    guard old == nil else {
      guard let status = Self.status(of: target) else { return nil }
      self.init(status)
      return
    }
    let parts = target.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    let root = target.hasPrefix("/") ? "/" : "./"
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
