import Logging
import Pipelines

extension Pipeline {
  /// The extracts that are to be read, found once; those that a pattern passes over are named.
  ///
  /// - Parameter inputs: what is read in place of the pipeline's own extracts; these where it is empty.
  /// - Throws: every pattern that matches nothing, and every file that is named twice.
  func files(replacedBy inputs: [String], _ log: Logger) throws(PipelineErrors) -> [SourceFile] {
    for path in try filesPassedOver(replacedBy: inputs) {
      log.tell(
        .note, .notice, "\(path) is not read: it is hidden, or the lock of a spreadsheet that is open",
        ["path": .string(path)])
    }
    return try inputs.isEmpty ? sourceFiles() : sourceFiles(replacedBy: inputs)
  }
}
