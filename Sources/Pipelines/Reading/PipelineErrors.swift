/// Everything that is wrong with a pipeline, or with an extract's header under it.
///
/// Never empty. A file is checked to its end, so that one look at the list is enough to mend it.
package struct PipelineErrors: Error, Equatable, Sendable {
  package var problems: [PipelineProblem]

  package init(_ problems: [PipelineProblem]) { self.problems = problems }

  /// Whether nothing is wrong but that there is nothing to read (exit 66), rather than a bad pipeline (exit 78).
  package var isNoInput: Bool { problems.allSatisfy(\.kind.isNoInput) }
}

extension PipelineErrors: CustomStringConvertible {
  /// One line a problem, in the order of the file.
  package var description: String { description(showingValues: false) }

  /// - Parameter showingValues: see `PipelineProblem.description(showingValues:)`.
  package func description(showingValues: Bool) -> String {
    problems.map { $0.description(showingValues: showingValues) }.joined(separator: "\n")
  }
}
