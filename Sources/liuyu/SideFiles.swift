import LiuyuCore

/// What a run writes beside its report, for its owner's eyes only.
struct SideFiles {
  private let locks: [OutputLock]
  let rejects: AtomicFile?

  /// - Throws: `LockError`, `OutputError`.
  init(rejects: String?, besides report: String) throws {
    if rejects == report {
      throw Failure(status: .usage, message: "\(report): two outputs cannot be one file")
    }
    locks = try [rejects].compactMap { try $0.map(OutputLock.init) }
    self.rejects = try rejects.map { try AtomicFile($0, permissions: 0o600) }
  }

  /// Runs a job; what it wrote here stays where it ends well, and where it ends because of the extracts.
  func run(_ job: Job) throws -> Job.Outcome {
    do {
      let outcome = try job.run(rejectsTo: rejects)
      try finish()
      return outcome
    } catch let error as JobError where error.isAboutTheData {
      try commit()
      throw error
    }
  }

  /// Puts everything on the disk, so that nothing is replaced where something has no room.
  func finish() throws { try rejects?.finish() }

  func commit() throws { try rejects?.commit() }
}

extension JobError {
  /// Everything was read, and it is not good enough: someone should look at it.
  var isAboutTheData: Bool {
    if case .tooManyRejects = self { true } else { false }
  }
}
