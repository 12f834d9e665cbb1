import ExtractReading
import Jobs
import Logging
import Outputs
import Pipelines
import Ranges

extension NormalizeCommand {
  /// Reads ranges for others: those who settle all of them, or who want their rows.
  func writeRanges(of job: Job, _ log: Logger) throws {
    guard let descriptor = range.trailerFd else { return }
    let asked = try askedRanges(of: job)
    var inputs = reading.inputs(of: job, key: hashKeyFile)
    inputs +=
      asked.map { NamedFile("the extract", $0.file.path) }
      + (range.ranges.map { [NamedFile("--ranges", $0)] } ?? [])
    let outputs = try OutputPlan(
      answer: NamedFile("--output", output), rejects: reading.rejectsFile, inputs: inputs
    ).begin()
    let trailers = TrailerOutput(descriptor)
    try outputs.complete { sink in
      for (index, asked) in asked.enumerated() {
        var job = job
        job.files = [asked.file]
        let trailer =
          if let format = format.ofRows {
            try job.rows(
              asked.request, format, withHeading: index == 0, to: sink, rejectsTo: outputs.rejects)
          } else {
            try job.pack(asked.request, to: sink, rejectsTo: outputs.rejects)
          }
        try trailers.write(trailer)
        log.tell(
          .note, .debug,
          "\(trailer.path): \(trailer.records) records from byte \(trailer.first) to \(trailer.end)",
          ["path": .string(trailer.path), "records": .number(trailer.records)])
      }
    }
  }

  private func askedRanges(of job: Job) throws -> [(file: SourceFile, request: RangeRequest)] {
    if let ranges = range.ranges {
      return try SplitLine.read(path: ranges).map { line in
        try requireSource(line.source, of: job)
        return (line.file, try line.request(partitions: range.partitions))
      }
    }
    guard var file = job.files.first, job.files.count == 1, let request = range.request else {
      throw Failure(status: .usage, message: "--range is one of one extract: give it by --input")
    }
    if let source = range.source {
      try requireSource(source, of: job)
      file.source = source
    }
    return [(file, request)]
  }

  private func requireSource(_ source: Int, of job: Job) throws(Failure) {
    let count = job.pipeline.sources.count
    guard !(0..<count).contains(source) else { return }
    throw Failure(
      status: .usage, message: "--source \(source): the pipeline has \(count) sources, counted from 0")
  }
}
