import ExtractReading
import Jobs
import Logging
import Outcomes
import Outputs
import Pipelines
import Ranges

extension NormalizeCommand {
  /// Reads one range for others: those who settle all of them, or who want their rows.
  func write(_ request: RangeRequest, of job: Job, _ log: Logger) throws {
    var job = job
    if let source = range.source {
      guard job.pipeline.sources.indices.contains(source) else {
        throw Failure(
          status: .usage,
          message:
            "--source \(source): the pipeline has \(job.pipeline.sources.count) sources, counted from 0")
      }
      for index in job.files.indices { job.files[index].source = source }
    }
    guard job.files.count == 1 else {
      throw Failure(status: .usage, message: "--range is one of one extract: give it by --input")
    }
    if format == .sightings, job.inquiry.methodology.duplicates == .reject {
      throw Failure(
        status: .usage,
        message:
          "--range: duplicates=reject names the line of the record that counts, which no range knows; use keep-first"
      )
    }
    let outputs = try OutputPlan(
      answer: NamedFile("--output", output), rejects: reading.rejectsFile,
      inputs: reading.inputs(of: job, key: hashKeyFile)
    ).begin()
    var trailer: RangeTrailer?
    try outputs.complete { sink in
      trailer =
        if let format = format.ofRows {
          try job.rows(request, format, to: sink, rejectsTo: outputs.rejects)
        } else {
          try job.pack(request, to: sink, rejectsTo: outputs.rejects)
        }
    }
    guard let trailer, let descriptor = range.trailerFd else { return }
    try TrailerOutput(descriptor).write(trailer)
    log.tell(
      .note, .info,
      "\(trailer.path): \(trailer.records) records from byte \(trailer.first) to \(trailer.end)",
      ["path": .string(trailer.path), "records": .number(trailer.records)])
  }
}
