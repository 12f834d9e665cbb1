import Counting
import Cubes
import ExtractGeneration
import ExtractReading
import Jobs
import Outputs
import Pages
import Pipelines
import Ranges
import Rendering
import Reports
import Rows

/// What each error means to whoever called the command: one sentence, one exit code.
extension Failure {
  init(_ error: any Error, showsValues: Bool = false) {
    switch error {
    case let failure as Failure: self = failure
    case let error as JobError: self.init(error, showsValues: showsValues)
    case let errors as PipelineErrors: self.init(errors, showsValues: showsValues)
    case let error as RowsError: self.init(error)
    case let error as ExtractError: self.init(error)
    case let error as OutputError: self.init(error)
    case let error as LockError: self.init(error)
    case let error as CubeFileError: self.init(error)
    case let error as ReportFileError: self.init(status: .badData, message: error.description)
    case let error as MergeError: self.init(status: .badData, message: error.description)
    case let error as FilterError: self.init(status: .usage, message: "--where: \(error)")
    case let error as GroupingError: self.init(status: .usage, message: "--by \(error)")
    case let error as SettingError: self.init(status: .usage, message: error.description)
    case let excess as Excess: self.init(status: .badData, message: excess.description)
    case let error as GenerationError: self.init(error)
    case let damage as CellsDamage:
      self.init(status: .brokenInvariant, message: "\(damage); nothing was written: run the whole job again")
    default:
      self.init(
        status: .brokenInvariant,
        message: printable("an unexpected error, please report it: \(type(of: error)): \(error)"))
    }
    if error is Failure { return }
    parts = Self.parts(of: error)
    found = (error as? JobError)?.result
  }

  private init(_ error: JobError, showsValues: Bool) {
    switch error {
    case .output(let error): self.init(error)
    case .pipeline(let errors): self.init(errors, showsValues: showsValues)
    case .extract(let error): self.init(error)
    case .tooManyRejects(let result, let allowed):
      let control = result.report.totals.control
      self.init(
        status: .badData,
        message:
          "\(control.rejected) of \(control.records) records were rejected, more than the share of \(allowed) "
          + "that --max-reject-rate allows; no report was written. Mend the extracts, or allow more")
    case .warned(let result): self = .warned(result.report)
    case .wrongScheme(_, let mismatch, let pipeline, let line):
      self.init(status: .badData, message: "\(pipeline):\(line): \(mismatch)")
    case .movedHeader(_, let moved, let path):
      self.init(status: .badData, message: "\(path):\(moved.line): \(moved)")
    case .sameBytes(_, let files, let pipeline, let line):
      let more = files.count > 2 ? " (and \(files.count - 2) more)" : ""
      self.init(
        status: .badData,
        message:
          "\(files.prefix(2).joined(separator: " and "))\(more) hold the same bytes, compressed or not, and a source of theirs has no ID "
          + "(graduate_id), so that each graduate would count twice: leave one out, or name the column of the ID "
          + "(\(pipeline):\(line))")
    case .excess(let excess): self.init(status: .badData, message: excess.description)
    case .unbalanced(let what):
      self.init(
        status: .brokenInvariant,
        message: "the accounts do not balance, so no report was written; please report this mistake: \(what)")
    }
  }

  private init(_ errors: PipelineErrors, showsValues: Bool) {
    let keepsBack = !showsValues && errors.problems.contains { $0.kind.keepsHeaderBack }
    self.init(
      status: errors.isNoInput ? .noInput : .badPipeline,
      message: errors.description(showingValues: showsValues)
        + (keepsBack
          ? "\nrun, check and normalize show the row with --show-values; if it is no header, it is a graduate's record"
          : ""))
  }

  private init(_ error: RowsError) {
    switch error {
    case .extract(let error): self.init(error)
    case .output(let error): self.init(error)
    }
  }

  private init(_ error: ExtractError) {
    let status: ExitStatus =
      switch error.kind {
      case .malformedHeader, .blankRows, .cutInside: .badData
      default: error.isNoInput ? .noInput : .ioFailed
      }
    self.init(status: status, message: error.description)
  }

  private init(_ error: OutputError) {
    let status: ExitStatus =
      switch error.kind {
      case .cannotCreate, .cannotReplace, .cannotLock, .notALock: .cannotCreate
      case .writeFailed, .outOfMemory: .ioFailed
      case .notMade: .brokenInvariant
      }
    self.init(status: status, message: error.description)
  }

  private init(_ error: LockError) {
    switch error {
    case .held: self.init(status: .locked, message: error.description)
    case .cannotLock(let error): self.init(error)
    }
  }

  private init(_ error: CubeFileError) {
    let status: ExitStatus =
      switch error {
      case .missing: .noInput
      case .unreadable: .ioFailed
      case .notACube, .older, .newer, .damaged: .badData
      }
    self.init(status: status, message: error.description)
  }

  private init(_ error: GenerationError) {
    let status: ExitStatus =
      switch error {
      case .widthUnknown, .outOfRange: .usage
      case .encodingUnavailable: .ioFailed
      }
    self.init(status: status, message: error.description)
  }
}
