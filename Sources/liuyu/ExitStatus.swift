import ArgumentParser
import Cubes
import ExtractReading
import Glibc
import Jobs
import Outputs
import Pipelines
import Reports
import Rows

/// The exit codes that others rely on.
enum ExitStatus: Int32 {
  case missedTarget = 3
  case usage = 64
  case badData = 65
  case noInput = 66
  case brokenInvariant = 70
  case cannotCreate = 73
  case ioFailed = 74
  case locked = 75
  case badPipeline = 78

  var code: ExitCode { ExitCode(rawValue) }
}

/// Ends the command with a message for people.
struct Failure: Error {
  let status: ExitStatus
  let message: String
}

/// Runs a command's body; says on standard error what went wrong, and exits with the code for it.
///
/// - Parameter showsValues: whether people may see what rejected records and headers say.
func reportingFailures(showsValues: Bool = false, _ body: () throws -> Void) throws {
  do {
    try body()
  } catch {
    guard let failure = Failure(error, showsValues: showsValues) else { throw error }
    if case .tooManyRejects(let outcome, _)? = error as? JobError {
      Summary.showRejects(of: outcome, withValues: showsValues)
    }
    standardError("liuyu: \(failure.message)")
    throw failure.status.code
  }
}

/// Writes lines for people.
func standardError(_ text: String) {
  var bytes = Array((text + "\n").utf8)[...]
  while !bytes.isEmpty {
    let written = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress!, $0.count) }
    // Nobody can be told that nobody can be told.
    guard written > 0 || errno == EINTR else { return }
    bytes = bytes.dropFirst(max(written, 0))
  }
}

extension Failure {
  /// The failure that an error means; `nil` for those that the argument parser reports itself.
  init?(_ error: any Error, showsValues: Bool = false) {
    switch error {
    case let failure as Failure: self = failure
    case let error as RowsError: self.init(error)
    case let error as JobError: self.init(error, showsValues: showsValues)
    case let errors as PipelineErrors: self.init(errors, showsValues: showsValues)
    case let error as OutputError: self.init(error)
    case let error as LockError:
      self.init(status: error.isHeld ? .locked : .cannotCreate, message: error.description)
    case let error as FilterError: self.init(status: .usage, message: "--where: \(error)")
    case let error as CubeFileError: self.init(error)
    case let error as MergeError: self.init(status: .badData, message: error.description)
    case let error as SettingError: self.init(status: .usage, message: error.description)
    default: return nil
    }
  }

  init(_ error: RowsError) {
    switch error {
    case .extract(let error): self.init(error)
    case .output(let error): self.init(error)
    }
  }

  init(_ error: ExtractError) {
    self.init(status: error.isNoInput ? .noInput : .ioFailed, message: error.description)
  }

  init(_ error: CubeFileError) {
    let status: ExitStatus =
      switch error {
      case .missing: .noInput
      case .unreadable: .ioFailed
      case .notACube, .newer, .damaged: .badData
      }
    self.init(status: status, message: error.description)
  }

  init(_ error: OutputError) {
    self.init(status: error.kind == .cannotCreate ? .cannotCreate : .ioFailed, message: error.description)
  }

  init(_ errors: PipelineErrors, showsValues: Bool) {
    let keepsBack = !showsValues && errors.problems.contains { $0.kind.keepsHeaderBack }
    self.init(
      status: errors.isNoInput ? .noInput : .badPipeline,
      message: errors.description(showingValues: showsValues)
        + (keepsBack
          ? "\nAdd --show-values to see the row; if it is no header, it is a graduate's record" : ""))
  }

  init(_ error: JobError, showsValues: Bool = false) {
    switch error {
    case .output(let error): self.init(error)
    case .pipeline(let errors): self.init(errors, showsValues: showsValues)
    case .extract(let error): self.init(error)
    case .tooManyRejects(let outcome, let allowed):
      let control = outcome.report.totals.control
      self.init(
        status: .badData,
        message:
          "\(control.rejected) of \(control.records) records were rejected, more than the share of \(allowed) "
          + "that --max-reject-rate allows; no report was written. Mend the extracts, or allow more")
    case .wrongScheme(_, let mismatch, let pipeline, let line):
      self.init(status: .badData, message: "\(pipeline):\(line): \(mismatch)")
    case .unbalanced(let what):
      self.init(
        status: .brokenInvariant,
        message: "the accounts do not balance, so no report was written; please report this mistake: \(what)")
    }
  }
}
