@unsafe @preconcurrency import Glibc

/// Lines that come in one by one.
enum StandardInput {
  /// The next line, without its end; `nil` where there is none.
  ///
  /// - Throws: `Failure` where it cannot be read, which `readLine` takes for the end.
  static func nextLine() throws(Failure) -> String? {
    if let line = readLine() { return line }
    let code = errno
    if unsafe feof(stdin) != 0 && ferror(stdin) == 0 { return nil }
    let reason = unsafe String(cString: strerror(code))
    throw Failure(
      status: .ioFailed,
      message: "standard input: reading failed: \(reason); check where it comes from, and run again")
  }
}
