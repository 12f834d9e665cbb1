import Glibc

/// Descriptors 0, 1 and 2.
enum StandardDescriptors {
  /// Opens /dev/null on those that are closed, so that no output gets their number.
  ///
  /// The first two for the wrong way, so that whoever reads or writes there is told; on standard error nobody can be told.
  static func occupy() {
    let modes = [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
    // In this order each gets the lowest free number: its own.
    for (descriptor, mode) in modes where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", mode)
    }
  }
}
