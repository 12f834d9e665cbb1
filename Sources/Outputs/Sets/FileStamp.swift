internal import FileNames
internal import Glibc

/// Which file it is, and in which state: the number of one that is gone is given to the next.
struct FileStamp: Equatable {
  private let numbers: [Int]

  init(_ status: stat) {
    numbers = [
      Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino), status.st_mtim.tv_sec,
      status.st_mtim.tv_nsec,
    ]
  }

  /// - Returns: `nil` where there is no regular file; a link is none.
  init?(of path: String) {
    var status = stat()
    guard unsafe lstat(path.onDisk, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }

  init?(_ text: [UInt8]) {
    let parts = String(decoding: text, as: UTF8.self).split(separator: ":").map { Int($0) }
    numbers = parts.compactMap(\.self)
    if parts.count != 4 || numbers.count != 4 { return nil }
  }

  /// Whether a byte may stand in the text of one.
  static func mayHold(_ byte: UInt8) -> Bool { "0123456789:-".utf8.contains(byte) }

  var text: String { numbers.map(String.init).joined(separator: ":") }
}
