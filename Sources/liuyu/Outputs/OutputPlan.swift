/// All that a command is going to write: files of their own, as far as anybody can tell, and nothing made yet.
struct OutputPlan {
  /// What the command is for; `-` is standard output.
  let answer: NamedFile
  let rejects: NamedFile?
  let duplicates: NamedFile?
  let conflicts: NamedFile?
  let cube: NamedFile?
  let page: NamedFile?
  /// What the columns of the answer are.
  let columns: NamedFile?
  let metrics: MetricsFile?

  /// - Parameter inputs: all that the command reads.
  /// - Throws: `Failure` where an output is another one or an input.
  init(
    answer: NamedFile, rejects: NamedFile? = nil, duplicates: NamedFile? = nil,
    conflicts: NamedFile? = nil, cube: NamedFile? = nil, page: NamedFile? = nil, columns: NamedFile? = nil,
    metrics: MetricsFile? = nil, inputs: [NamedFile]
  ) throws(Failure) {
    self.answer = answer
    self.rejects = rejects
    self.duplicates = duplicates
    self.conflicts = conflicts
    self.cube = cube
    self.page = page
    self.columns = columns
    self.metrics = metrics
    try all.requireFilesOfTheirOwn(besides: inputs)
  }

  var all: [NamedFile] {
    [answer, rejects, duplicates, conflicts, cube, page, columns, metrics?.file].compactMap { $0 }
  }
}
