import FileNames
import Glibc
import Logging
import Rendering

/// The key of the hashes that stand for graduates, in the two ways that people give one.
///
/// Whoever has the key finds a person by trying IDs; so one that can be guessed is refused.
enum HashKey {
  private static let variable = "LIUYU_KEY"
  /// Fewer can be tried one after the other; more is no key but a mistake.
  private static let sizes = 16...1 << 16

  /// The key of `--hash-key-file`, else that of the environment, else one drawn anew.
  ///
  /// - Throws: `Failure`.
  static func chosen(file: String? = nil, _ log: Logger) throws(Failure) -> GraduateKey {
    if let file { return try key(inFile: file, log) }
    // Not as the library reads the environment: bytes that are no UTF-8 would be others then, the same ones for many keys.
    guard let secret = unsafe getenv(variable) else { return GraduateKey() }
    return try key(
      unsafe String(onDisk: secret).bytesOnDisk, of: variable,
      advice: "\(variable)=$(head -c 32 /dev/urandom | base64)")
  }

  /// The key that all bytes of a file make, a line end at its end too.
  ///
  /// Says so on standard error where others than the file's owner can read it.
  private static func key(inFile path: String, _ log: Logger) throws(Failure) -> GraduateKey {
    let descriptor = unsafe open(path.onDisk, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, "cannot be opened", errno) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: sizes.upperBound + 1)
    var count = 0
    while count < bytes.count {
      let got = unsafe bytes.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress! + count, $0.count - count)
      }
      if got == 0 { break }
      if got < 0, errno != EINTR { throw failure(path, "cannot be read", errno) }
      count += max(got, 0)
    }
    let key = try key(
      Array(bytes.prefix(count)), of: "--hash-key-file: \(path)", advice: "head -c 32 /dev/urandom > key")
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0
    {
      log.tell(
        .warning, .warning,
        "others can read the key in \(path), and try IDs with it; chmod 600 keeps it yours",
        ["path": .string(path)])
    }
    return key
  }

  private static func key(
    _ bytes: [UInt8], of name: String, advice: String
  ) throws(Failure) -> GraduateKey {
    let fault =
      switch bytes.count {
      case 0: "is empty, and such a key is known to everybody"
      case ..<sizes.lowerBound: "is a key of less than \(sizes.lowerBound) bytes, which can be guessed"
      case sizes: nil as String?
      default: "has more than \(sizes.upperBound) bytes and is no key"
      }
    if let fault {
      throw Failure(status: .usage, message: "\(name) \(fault); make a key: \(advice)")
    }
    return GraduateKey(secret: bytes)
  }

  private static func failure(_ path: String, _ what: String, _ code: CInt) -> Failure {
    let reason = unsafe String(cString: strerror(code))
    return Failure(
      status: .noInput,
      message: "--hash-key-file: \(path) \(what): \(reason); check the path and the permissions"
    )
  }
}
