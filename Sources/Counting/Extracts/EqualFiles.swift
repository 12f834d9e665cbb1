package import ExtractReading
import Glibc
import Hashing

/// Finds files that are equal to the byte, as they lie on the disk.
package enum EqualFiles {
  /// Most files of one size differ in what comes first.
  private static let firstBlock = 64 << 10
  private static let block = 4 << 20

  /// The indices of paths whose files are equal, at least two together, ascending, and the groups by their first.
  ///
  /// A file that has a size of its own is not read, any other one no further than it equals another one, block by block:
  /// so thousands of one size take no longer than reading them, and one is open at a time.
  ///
  /// - Parameter paths: what is no file, standard input and pipes, equals nothing.
  /// - Throws: `cannotOpen`, `cannotRead`.
  package static func groups(of paths: [String]) throws(ExtractError) -> [[Int]] {
    let sizes = paths.map(SourceOpening.size)
    var open = parts(of: Array(paths.indices), by: { sizes[$0] })
      .map { (files: $0, size: sizes[$0[0]] ?? 0, offset: 0) }
    var equal: [[Int]] = []
    while let (files, size, offset) = open.popLast() {
      guard offset < size else {
        equal.append(files)
        continue
      }
      let count = min(offset == 0 ? firstBlock : block, size - offset)
      var digests: [Int: String] = [:]
      for file in files { digests[file] = try digest(of: paths[file], at: offset, count: count) }
      open += parts(of: files, by: { digests[$0] }).map { ($0, size, offset + count) }
    }
    return equal.sorted { $0[0] < $1[0] }
  }

  /// Those that have the same key, if there are several; what has none is left out.
  private static func parts<Key: Hashable>(of files: [Int], by key: (Int) -> Key?) -> [[Int]] {
    var parts: [Key: [Int]] = [:]
    for file in files { if let key = key(file) { parts[key, default: []].append(file) } }
    return parts.values.filter { $0.count > 1 }
  }

  private static func digest(of path: String, at offset: Int, count: Int) throws(ExtractError) -> String {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ExtractError(.cannotOpen(errno: errno), path: path) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = unsafe bytes.withUnsafeMutableBytes { room in
        unsafe pread(descriptor, room.baseAddress! + done, count - done, off_t(offset + done))
      }
      if got == 0 { break }
      if got < 0, errno != EINTR {
        throw ExtractError(.cannotRead(errno: errno, byte: offset + done), path: path)
      }
      done += max(got, 0)
    }
    return hex(SHA256.digest(of: Array(bytes[..<done])).span)
  }
}
