extension Pipeline {
  /// The folder that the paths in the file are relative to; empty for the current directory, else ending in `/`.
  var folder: String { PathText.folder(of: path) }

  /// A path of the pipeline file as to open it from the current directory. `-` stays.
  package func resolve(_ path: String) -> String {
    path == "-" || path.hasPrefix("/") ? path : PathText.simplified(folder + path)
  }

  /// The extracts of all sources: sources in file order, the matches of a pattern in byte order.
  ///
  /// - Throws: every pattern that matches nothing, and every file that two sources name.
  package func sourceFiles() throws(PipelineErrors) -> [SourceFile] {
    try files(of: sources.enumerated().map { ($1.path, $0) }, folder: folder, areOwn: true)
  }

  /// The extracts given in place of the pipeline's own (`--input`), in the order given.
  ///
  /// - Parameter inputs: paths, patterns or `-`, relative to the current directory.
  package func sourceFiles(replacedBy inputs: [String]) throws(PipelineErrors) -> [SourceFile] {
    let only = sources.count == 1 ? 0 : nil
    return try files(of: inputs.map { ($0, only) }, folder: "", areOwn: false)
  }

  /// What the patterns leave out, as hidden files and the locks of spreadsheets; see `PathText.passedOver`.
  ///
  /// - Parameter inputs: as given in place of the pipeline's own; empty for these.
  package func filesPassedOver(replacedBy inputs: [String]) throws(PipelineErrors) -> [String] {
    var paths: [String] = []
    for pattern in inputs.isEmpty ? sources.map(\.path) : inputs {
      paths += try PathText.passedOver(by: pattern, folder: inputs.isEmpty ? folder : "")
    }
    return paths
  }

  /// - Parameter areOwn: the patterns stand in the pipeline file, so a problem names its line.
  private func files(
    of patterns: [(path: String, source: Int?)], folder: String, areOwn: Bool
  ) throws(PipelineErrors) -> [SourceFile] {
    var files: [SourceFile] = []
    var problems: [PipelineProblem] = []
    var seen: Set<PathText.Identity> = []
    for (pattern, source) in patterns {
      do throws(PipelineErrors) {
        for path in try PathText.matches(of: pattern, folder: folder) {
          if seen.insert(PathText.identity(of: path)).inserted {
            files.append(SourceFile(path: path, source: source))
          } else {
            problems.append(PipelineProblem(.readTwice, path: path))
          }
        }
      } catch {
        problems += error.problems.map { problem in
          guard areOwn, let source, case .noFiles = problem.kind else { return problem }
          return PipelineProblem(problem.kind, path: self.path, line: sources[source].line)
        }
      }
    }
    guard problems.isEmpty else { throw PipelineErrors(problems) }
    return files
  }
}
