import Glibc

/// Where a generated extract goes: standard output, or a file that is complete or not there.
///
/// A regular file is written beside its place and renamed at the end; a device or pipe is written as it is.
final class ExtractFile {
  /// What went wrong, with the exit code that says so.
  struct Failure: Error, CustomStringConvertible {
    let description: String
    let exitCode: Int32
    /// Whether the reader of a pipe has gone, which needs no message.
    let isBrokenPipe: Bool

    fileprivate init(_ action: String, _ path: String, exitCode: Int32) {
      let reason = errno
      isBrokenPipe = reason == EPIPE
      description = "\(path): cannot \(action): \(String(cString: strerror(reason)))"
      self.exitCode = exitCode
    }
  }

  private let path: String
  private let descriptor: Int32
  /// The file's name until it is complete; `nil` where the bytes go straight to their place.
  private var temporary: String?

  /// - Parameter path: `-` for standard output.
  init(_ path: String) throws(Failure) {
    // A reader that goes away is an error to report, not a signal to die of.
    signal(SIGPIPE, SIG_IGN)
    self.path = path == "-" ? "standard output" : path
    guard path != "-" else {
      descriptor = STDOUT_FILENO
      return
    }
    var status = stat()
    let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    let name = isSpecial ? path : "\(path).\(getpid()).partial"
    descriptor = open(name, O_WRONLY | O_CREAT | O_CLOEXEC | (isSpecial ? 0 : O_EXCL), 0o644)
    if descriptor < 0 { throw Failure("create", path, exitCode: 73) }
    temporary = isSpecial ? nil : name
  }

  func write(_ block: UnsafeRawBufferPointer) throws(Failure) {
    var rest = block
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw Failure("write", path, exitCode: 74)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
  }

  /// Puts the complete file in its place.
  func close() throws(Failure) {
    guard let temporary else { return }
    if fsync(descriptor) != 0 { throw Failure("write", path, exitCode: 74) }
    if Glibc.close(descriptor) != 0 { throw Failure("write", path, exitCode: 74) }
    if rename(temporary, path) != 0 { throw Failure("create", path, exitCode: 73) }
    self.temporary = nil
    syncFolder()
  }

  /// Makes the new name last; where the file system cannot, the file itself is safe all the same.
  private func syncFolder() {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "."
    let descriptor = open(String(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    Glibc.close(descriptor)
  }

  /// Tells people, on standard error.
  static func report(_ message: String) {
    var line = Array("\(message)\n".utf8)[...]
    while !line.isEmpty {
      let written = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written <= 0 { return }
      line = line.dropFirst(written)
    }
  }

  /// Leaves no trace of an incomplete file.
  func discard() {
    if let temporary { unlink(temporary) }
  }
}
