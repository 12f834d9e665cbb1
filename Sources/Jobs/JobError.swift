package import Counting
package import ExtractReading
package import Outputs
package import Pipelines

/// Why a job ended without a report.
package enum JobError: Error, Sendable {
  /// The pipeline, or an extract's header under it.
  case pipeline(PipelineErrors)
  /// An extract could not be read to its end.
  case extract(ExtractError)
  /// Most rows of the source at a line of the pipeline contradict the destination scheme that it declares.
  case wrongScheme(JobResult, SchemeMismatch, pipeline: String, line: Int)
  /// The header comes again in the middle of an extract with its columns in another order.
  case movedHeader(JobResult, MovedHeader, path: String)
  /// Inputs hold the same bytes, and a source at a line of the pipeline has nothing to tell their graduates by: they
  /// would count twice.
  case sameBytes(JobResult, files: [String], pipeline: String, line: Int)
  /// More records were refused than `allowed`, a share of all; the result is not to be reported.
  case tooManyRejects(JobResult, allowed: Double)
  /// There are warnings, and none is wanted; the result is not to be reported.
  case warned(JobResult)
  /// What is written beside the report could not be.
  case output(OutputError)
  /// There is more of something than may be kept in memory.
  case excess(Excess)
  /// Records were lost or counted twice: a mistake of this program.
  case unbalanced(String)
}

extension JobError {
  init(_ error: OpeningError) {
    switch error {
    case .pipeline(let errors): self = .pipeline(errors)
    case .extract(let error): self = .extract(error)
    }
  }

  /// What was found, where everything was read and is not good enough to be reported.
  package var result: JobResult? {
    switch self {
    case .tooManyRejects(let result, _), .wrongScheme(let result, _, _, _), .sameBytes(let result, _, _, _),
      .movedHeader(let result, _, _), .warned(let result):
      result
    default: nil
    }
  }
}
