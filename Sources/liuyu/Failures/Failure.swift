import ArgumentParser
import Glibc
import Jobs
import Rendering

/// Ends the command with a message for people.
struct Failure: Error {
  let status: ExitStatus
  let message: String
}

/// Runs a command's body; says on standard error what went wrong, and exits with the code for it.
///
/// - Parameter showsValues: whether people may see what rejected records and headers say.
/// - Throws: what the argument parser knows, and nothing else: it would make up an exit code.
func reportingFailures(showsValues: Bool = false, _ body: () throws -> Void) throws {
  do {
    try body()
  } catch let error where error is ExitCode || error is ValidationError || error is CleanExit {
    throw error
  } catch {
    switch error as? JobError {
    case .tooManyRejects(let result, _): Summary.showRejects(of: result, withValues: showsValues)
    case .warned(let result): Summary.showWarnings(of: result.report)
    default: break
    }
    let failure = Failure(error, showsValues: showsValues)
    standardError("liuyu: \(failure.message)")
    throw failure.status.code
  }
}

/// Writes lines for people; nothing in them can steer the terminal.
func standardError(_ text: String) {
  let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
  standardError(Array(lines.map { printable(String($0)) + "\n" }.joined().utf8))
}

/// Writes what is made for a terminal as it is.
func standardError(_ bytes: [UInt8]) {
  var bytes = bytes[...]
  while !bytes.isEmpty {
    let written = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress!, $0.count) }
    // Nobody can be told that nobody can be told.
    guard written > 0 || errno == EINTR else { return }
    bytes = bytes.dropFirst(max(written, 0))
  }
}
