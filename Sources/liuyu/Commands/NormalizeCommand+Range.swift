import ExtractReading
import Jobs
import Logging
import Outcomes
import Outputs
import Pipelines
import Ranges

extension NormalizeCommand {
  /// Reads one range for whoever settles all of them.
  func pack(_ request: RangeRequest, of job: Job, _ log: Logger) throws {
    guard job.files.count == 1 else {
      throw Failure(status: .usage, message: "--range is one of one extract: give it by --input")
    }
    if job.inquiry.methodology.duplicates == .reject {
      throw Failure(
        status: .usage,
        message:
          "--range: duplicates=reject names the line of the record that counts, which no range knows; use keep-first"
      )
    }
    let outputs = try OutputPlan(
      answer: NamedFile("--output", output), inputs: reading.inputs(of: job, key: hashKeyFile)
    )
    .begin()
    var trailer: RangeTrailer?
    try outputs.complete { trailer = try job.pack(request, to: $0) }
    guard let trailer, let descriptor = range.trailerFd else { return }
    try TrailerOutput(descriptor).write(trailer)
    log.tell(
      .note, .info,
      "\(trailer.path): \(trailer.records) records from byte \(trailer.first) to \(trailer.end)",
      ["path": .string(trailer.path), "records": .number(trailer.records)])
  }
}
