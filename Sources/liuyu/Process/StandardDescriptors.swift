import Glibc

/// Descriptors 0, 1 and 2.
enum StandardDescriptors {
  /// Opens /dev/null on those that are closed, so that no output gets their number.
  ///
  /// For the wrong way, so that whoever reads or writes there is told: an output may be standard error, too.
  static func occupy() {
    let modes = [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    // In this order each gets the lowest free number: its own.
    for (descriptor, mode) in modes where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", mode)
    }
  }

  /// Lets no message reach standard error any more.
  static func muteErrors() {
    let null = unsafe open("/dev/null", O_WRONLY | O_CLOEXEC)
    // Nothing else has been closed by now: it is above 2.
    if null < 0 || dup2(null, STDERR_FILENO) < 0 { close(STDERR_FILENO) }
    if null >= 0 { close(null) }
  }
}
