import LiuyuCore

/// What a run writes beside its report, for its owner's eyes only.
struct SideFiles {
  private let locks: [OutputLock]
  private let rejects: AtomicFile?
  private let duplicates: AtomicFile?

  /// - Throws: `LockError`, `OutputError`.
  init(rejects: String?, duplicates: String?, besides report: String?) throws {
    let paths = [rejects, duplicates, report].compactMap { $0 }
    if Set(paths).count < paths.count {
      throw Failure(
        status: .usage, message: "two outputs cannot be one file: \(paths.joined(separator: ", "))")
    }
    locks = try [rejects, duplicates].compactMap { try $0.map(OutputLock.init) }
    self.rejects = try rejects.map { try AtomicFile($0, permissions: 0o600) }
    self.duplicates = try duplicates.map { try AtomicFile($0, permissions: 0o600) }
  }

  /// Runs a job; what it wrote here stays where it ends well, and where it ends because of the extracts.
  func run(_ job: Job) throws -> Job.Outcome {
    do {
      let outcome = try job.run(rejectsTo: rejects, duplicatesTo: duplicates)
      // On the disk before anything is replaced: nothing is where something has no room.
      try rejects?.finish()
      try duplicates?.finish()
      return outcome
    } catch let error as JobError where error.outcome != nil {
      try commit()
      throw error
    }
  }

  func commit() throws {
    try rejects?.commit()
    try duplicates?.commit()
    withExtendedLifetime(locks) {}
  }
}
