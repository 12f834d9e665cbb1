package import ExtractReading
package import Pipelines

/// Why extracts could not be opened.
package enum OpeningError: Error, Sendable {
  /// Everything that does not fit, of all extracts.
  case pipeline(PipelineErrors)
  /// One that could not be read as far as its header.
  case extract(ExtractError)

  /// Whether nothing is wrong but that graduates stand where rows are passed over.
  var isOfRecords: Bool {
    if case .pipeline(let errors) = self {
      errors.problems.contains(where: \.kind.isOfRecords)
    } else {
      false
    }
  }
}
