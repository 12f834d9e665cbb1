import ArgumentParser
import Jobs
import Logging

/// Ends the command with a message for people.
struct Failure: Error {
  let status: ExitStatus
  let message: String
  /// What the message says, in parts.
  var parts: Logger.Metadata = [:]
  /// What was found, where everything was read and is not good enough to be reported.
  var found: JobResult?
}

extension Logger {
  /// Says why the command ends.
  func tell(_ failure: Failure) {
    let code: Metadata = [
      "exit_code": .number(Int(failure.status.rawValue)), "status": .string(failure.status.name),
    ]
    tell(.failure, .error, failure.message, failure.parts.merging(code) { $1 })
  }
}

/// Runs a command's body; says what went wrong, and exits with the code for it.
///
/// - Parameters:
///   - showsValues: whether people may see what rejected records and headers say.
///   - metrics: is told of the end that is none of the body's own.
/// - Throws: what the argument parser knows, and nothing else: it would make up an exit code.
func reportingFailures(
  to log: Logger, showsValues: Bool = false, metrics: MetricsFile? = nil, _ body: () throws -> Void
) throws {
  do {
    try body()
  } catch let error where error is ExitCode || error is ValidationError || error is CleanExit {
    throw error
  } catch {
    let jobError = error as? JobError
    // A warning may be the reason: of an extract that was cut off the last record is a reject.
    if let result = jobError?.result { log.warn(of: result.report) }
    if case .tooManyRejects(let result, _) = jobError {
      log.tellRejects(of: result, withValues: showsValues, .error)
    }
    let failure = Failure(error, showsValues: showsValues)
    log.tell(failure)
    metrics?.write(failure, log)
    throw failure.status.code
  }
}
