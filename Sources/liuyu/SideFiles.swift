import Counting
import Cubes
import Jobs
import Outputs

/// What a run writes beside its report.
struct SideFiles {
  private let locks: [OutputLock]
  // For their owner's eyes only.
  private let rejects: AtomicFile?
  private let duplicates: AtomicFile?
  private let cube: AtomicFile?

  /// - Throws: `LockError`, `OutputError`.
  init(rejects: String?, duplicates: String?, cube: String? = nil, besides report: String?) throws {
    let paths = [rejects, duplicates, cube, report].compactMap { $0 }
    if Set(paths).count < paths.count {
      throw Failure(
        status: .usage, message: "two outputs cannot be one file: \(paths.joined(separator: ", "))")
    }
    locks = try [rejects, duplicates, cube].compactMap { try $0.map(OutputLock.init) }
    self.rejects = try rejects.map { try AtomicFile($0, permissions: 0o600) }
    self.duplicates = try duplicates.map { try AtomicFile($0, permissions: 0o600) }
    self.cube = try cube.map { try AtomicFile($0, permissions: 0o666) }
  }

  /// Runs a job; what it wrote here stays where it ends well, and, but for the cube, where it ends because of the
  /// extracts.
  func run(_ job: Job, showing line: ProgressLine? = nil) throws -> JobResult {
    var job = job
    if let line { job.progress = line.show }
    defer { line?.finish() }
    do {
      let outcome = try job.run(rejectsTo: rejects, duplicatesTo: duplicates)
      if let cube { try outcome.tabulation.write(to: cube) }
      // On the disk before anything is replaced: nothing is where something has no room.
      for file in [rejects, duplicates, cube] { try file?.finish() }
      return outcome
    } catch let error as JobError where error.outcome != nil {
      try rejects?.commit()
      try duplicates?.commit()
      throw error
    }
  }

  func commit() throws {
    for file in [rejects, duplicates, cube] { try file?.commit() }
    withExtendedLifetime(locks) {}
  }
}
