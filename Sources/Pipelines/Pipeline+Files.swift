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

  /// The first source whose columns fit an extract's header, for an extract that no source names.
  ///
  /// - Parameters:
  ///   - path: the extract's path.
  ///   - header: the header as that source would read it (its row, encoding and delimiter); empty where it cannot.
  /// - Throws: why not, for each source; with one source its own problems.
  package func source(
    fitting path: String, header: (Source) -> [String]
  ) throws(PipelineErrors) -> (index: Int, binding: ColumnBinding) {
    var refusals: [PipelineErrors] = []
    for (index, source) in sources.enumerated() {
      do throws(PipelineErrors) {
        let binding = try ColumnBinding(header: header(source), path: path, source: source, pipeline: self)
        return (index, binding)
      } catch {
        refusals.append(error)
      }
    }
    if let only = refusals.first, refusals.count == 1 { throw only }
    let reasons = zip(sources, refusals).map { source, refusal in
      PipelineProblem.Refusal(line: source.line, problems: refusal.problems)
    }
    throw PipelineErrors([PipelineProblem(.fitsNoSource(reasons: reasons), path: path)])
  }

  /// - Parameter areOwn: the patterns stand in the pipeline file, so a problem names its line.
  private func files(
    of patterns: [(path: String, source: Int?)], folder: String, areOwn: Bool
  ) throws(PipelineErrors) -> [SourceFile] {
    var files: [SourceFile] = []
    var problems: [PipelineProblem] = []
    var seen: Set<String> = []
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
