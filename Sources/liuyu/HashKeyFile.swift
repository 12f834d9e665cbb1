import Counting
import Glibc
import Rendering

/// The file that `--hash-key-file` names.
enum HashKeyFile {
  /// More is no key but a mistake.
  private static let mostBytes = 1 << 16

  /// The key that all bytes of a file make, a line end at its end too.
  ///
  /// Says so on standard error where others than the file's owner can read it.
  /// - Throws: `Failure`.
  static func key(_ path: String) throws -> GraduateKey {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, "cannot be opened", errno) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: mostBytes + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + count, $0.count - count) }
      if got == 0 { break }
      if got < 0, errno != EINTR { throw failure(path, "cannot be read", errno) }
      count += max(got, 0)
    }
    guard (1...mostBytes).contains(count) else {
      let what = count == 0 ? "is empty" : "has more than \(mostBytes) bytes"
      throw Failure(
        status: .usage,
        message: printable("--hash-key-file: \(path) \(what); make a key: head -c 32 /dev/urandom > key"))
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 {
      standardError(
        printable("liuyu: others can read the key in \(path), and try IDs with it; chmod 600 keeps it yours"))
    }
    return GraduateKey(secret: Array(bytes.prefix(count)))
  }

  private static func failure(_ path: String, _ what: String, _ code: CInt) -> Failure {
    Failure(
      status: .noInput,
      message: printable(
        "--hash-key-file: \(path) \(what): \(String(cString: strerror(code))); check the path and the permissions"
      ))
  }
}
