internal import FileNames
internal import Glibc

/// Where an output path really leads.
enum OutputPlace: Equatable {
  /// A file, or the place for one, reached through any symbolic links. It is replaced as a whole.
  case file(path: String, old: FileAttributes?)
  /// A device or a pipe (`/dev/null`): written to in place, since a file put there would replace the device itself.
  case stream
  /// A descriptor of this process (`/dev/stdout`, `/dev/fd/3`): written to as it is, and not opened anew.
  case descriptor(CInt)

  /// - Throws: the `errno` of what is in the way, such as `EISDIR` or `ELOOP`.
  static func resolve(_ path: String) throws(Errno) -> OutputPlace {
    if path.isEmpty { throw Errno(ENOENT) }
    var path = path
    for _ in 0..<40 {
      for folder in ["/proc/self/fd/", "/dev/fd/"] where path.hasPrefix(folder) {
        guard let number = CInt(path.dropFirst(folder.count)), number >= 0 else { throw Errno(ENOENT) }
        return .descriptor(number)
      }
      var status = stat()
      guard unsafe lstat(path.onDisk, &status) == 0 else {
        guard errno == ENOENT else { throw Errno(errno) }
        return .file(path: path, old: nil)
      }
      switch status.st_mode & S_IFMT {
      case S_IFLNK: path = try target(ofLink: path)
      case S_IFREG: return .file(path: path, old: FileAttributes(status))
      case S_IFDIR: throw Errno(EISDIR)
      default: return .stream
      }
    }
    throw Errno(ELOOP)
  }

  /// The folder of a path, with its last slash; empty for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[...slash])
  }

  /// The path of a file from the root on, so that it is found from any folder.
  static func fromRoot(_ path: String) -> String {
    let folder = folder(of: path)
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    guard unsafe realpath((folder.isEmpty ? "." : folder).onDisk, &bytes) != nil else { return path }
    let name = path.utf8.dropFirst(folder.utf8.count)
    let root = String(onDisk: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)))
    return "\(root)/\(Substring(name))"
  }

  /// The path of a hidden file beside a file, `.name.ending`, that no other file has.
  ///
  /// A file system takes names of at most 255 bytes: of a long one the start stands there, and a hash of all of it.
  /// - Parameter ending: a few bytes, which tell the hidden files of one file apart.
  static func hidden(beside path: String, ending: String) -> String {
    let folder = folder(of: path)
    let name = Substring(path.utf8.dropFirst(folder.utf8.count)).utf8
    if name.count <= 200 { return "\(folder).\(Substring(name)).\(ending)" }
    // FNV-1a: the same for every run, and two names that differ at their ends only do not share it.
    let hash = name.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let start = String(decoding: name.prefix(200), as: UTF8.self)
    return "\(folder).\(start).\(String(hash, radix: 16)).\(ending)"
  }

  /// The names in a folder, the present one where it is empty; none where it cannot be read.
  static func names(inFolder folder: String) -> [String] {
    guard let stream = unsafe opendir((folder.isEmpty ? "." : folder).onDisk) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(onDisk: $0) }
      }
      names.append(name)
    }
    return names
  }

  private static func target(ofLink path: String) throws(Errno) -> String {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe readlink(path.onDisk, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    if count < 0 { throw Errno(errno) }
    let target = String(onDisk: Array(bytes[..<count]))
    return target.hasPrefix("/") ? target : folder(of: path) + target
  }
}

/// An error number of the C library.
struct Errno: Error, Equatable {
  var number: CInt

  init(_ number: CInt) { self.number = number }
}
