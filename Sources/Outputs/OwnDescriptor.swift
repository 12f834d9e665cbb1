internal import Glibc

/// A descriptor that the process was started with, where an output names it: `-`, `/dev/stdout`, `/dev/fd/3`.
package struct OwnDescriptor {
  private let number: CInt
  private let path: String

  /// - Returns: `nil` for every other output.
  package init?(output path: String) {
    if path == "-" {
      number = STDOUT_FILENO
    } else {
      guard case .descriptor(let number)? = try? OutputPlace.resolve(path) else { return nil }
      self.number = number
    }
    self.path = path
  }

  /// Whether people may have meant the messages to stand among the output (`> log 2>&1`).
  package var mayHoldMessages: Bool { number == STDOUT_FILENO || number == STDERR_FILENO }

  /// Finds out at once what writing would, and before the number is given to a file of ours.
  ///
  /// - Throws: where it is closed, or open for reading only.
  package func requireWritable() throws(OutputError) {
    let flags = fcntl(number, F_GETFL)
    if flags == -1 || flags & O_ACCMODE == O_RDONLY {
      throw OutputError(.writeFailed(errno: EBADF), path: path)
    }
  }
}
