import FileNames
import Glibc

/// When a file was changed last, as trailers and lists of ranges say it.
package enum FileTime {
  /// Seconds since 1970 with nine decimals; `nil` for what is no file.
  package static func text(of path: String) -> String? {
    var status = stat()
    guard unsafe stat(path.onDisk, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let decimals = String(status.st_mtim.tv_nsec)
    return "\(status.st_mtim.tv_sec).\(String(repeating: "0", count: 9 - decimals.count))\(decimals)"
  }
}
