import Cubes
import Jobs
import Outputs
import Rendering
import Rows

/// What a command writes: locked together, and put in place together or not at all.
struct CommandOutputs {
  private let answer: String
  private let set = OutputSet()
  private let locks: [OutputLock]
  // For their owner's eyes only.
  let rejects: AtomicFile?
  private let duplicates: AtomicFile?
  private let conflicts: AtomicFile?
  private let cube: AtomicFile?
  private let page: AtomicFile?
  private let columns: AtomicFile?
  private let metrics: AtomicFile?
  private var beside: [AtomicFile] { [rejects, duplicates, conflicts, cube].compactMap { $0 } }

  /// - Throws: `LockError`, `OutputError`.
  fileprivate init(_ plan: OutputPlan) throws {
    answer = plan.answer.path
    let paths = plan.all.map(\.path).filter { $0 != "-" }
    locks = try paths.map(OutputLock.init)
    try OutputSet.sweep(paths)
    let set = set
    rejects = try plan.rejects.map { try set.begin($0.path, permissions: 0o600) }
    duplicates = try plan.duplicates.map { try set.begin($0.path, permissions: 0o600) }
    conflicts = try plan.conflicts.map { try set.begin($0.path, permissions: 0o600) }
    cube = try plan.cube.map { try set.begin($0.path, permissions: 0o666) }
    page = try plan.page.map { try set.begin($0.path, permissions: 0o666) }
    columns = try plan.columns.map { try set.begin($0.path, permissions: 0o666) }
    metrics = try plan.metrics.map { try set.begin($0.file.path, permissions: 0o666) }
  }

  /// Runs a job; what it wrote here stays where it ends well, and, but for the cube, where it ends because of the
  /// extracts.
  func run(_ job: Job, showing line: ProgressLine?) throws -> JobResult {
    try reading(job, showing: line) { job in
      let result = try job.run(rejectsTo: rejects, duplicatesTo: duplicates, conflictsTo: conflicts)
      if let cube { try result.tabulation.write(to: cube) }
      return result
    }
  }

  /// The same for a job whose rows are the answer.
  func rows(_ job: Job, showing line: ProgressLine?) throws -> (result: JobResult, rows: GraduateRows) {
    try reading(job, showing: line) {
      try $0.rows(rejectsTo: rejects, duplicatesTo: duplicates, conflictsTo: conflicts)
    }
  }

  private func reading<Result>(
    _ job: Job, showing line: ProgressLine?, _ read: (Job) throws -> Result
  ) throws -> Result {
    var job = job
    if let line { job.progress = line.show }
    defer { line?.finish() }
    return try keepingBeside { try read(job) }
  }

  /// Keeps what is written beside the answer where everything that was read is good, and, but for the cube, where it ends because
  /// of the extracts.
  func keepingBeside<Result>(_ read: () throws -> Result) throws -> Result {
    do {
      let result = try read()
      // On the disk before anything is replaced: nothing is where something has no room.
      for file in beside { try file.finish() }
      return result
    } catch let error as JobError where error.result != nil {
      try OutputSet.commit([rejects, duplicates, conflicts].compactMap(\.self))
      throw error
    }
  }

  /// Writes the answer, and puts everything in place once all of it is on the disk.
  ///
  /// - Parameters:
  ///   - tellings: what the metrics say, which are in place last: they tell of a success.
  ///   - writePage: writes the page, where the plan has one.
  ///   - writeColumns: writes what the columns of the answer are, where the plan has a list of them.
  func complete(
    telling tellings: () -> RunMetrics? = { nil }, page writePage: (any ByteSink) throws -> Void = { _ in },
    columns writeColumns: (any ByteSink) throws -> Void = { _ in },
    _ writeAnswer: (any ByteSink) throws -> Void
  ) throws {
    defer { withExtendedLifetime(locks) {} }
    var files = beside
    // Before standard output has anything: that cannot be taken back.
    if let page {
      try writePage(page)
      try page.finish()
      files.append(page)
    }
    if let columns {
      try writeColumns(columns)
      try columns.finish()
      files.append(columns)
    }
    if answer == "-" {
      try writeAnswer(StandardOutput())
    } else {
      let file = try set.begin(answer, permissions: 0o666)
      try writeAnswer(file)
      // The last to appear but for the metrics: whoever waits for it finds the others new.
      files.append(file)
    }
    if let metrics, let tellings = tellings() {
      try tellings.write(to: metrics)
      files.append(metrics)
    }
    try OutputSet.commit(files)
  }
}

extension OutputPlan {
  /// Locks all outputs, and begins those that are written while the command reads.
  ///
  /// - Throws: `LockError`, `OutputError`.
  func begin() throws -> CommandOutputs { try CommandOutputs(self) }
}
