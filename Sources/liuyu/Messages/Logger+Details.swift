import Cubes
import Glibc
import Jobs
import Logging
import Outcomes
import Pipelines
import Rendering
import Reports

// What --verbose adds.

extension Logger {
  /// What is going to be read, and how.
  func detail(_ job: Job, _ outputs: [NamedFile]) {
    let files = job.files.map(\.path)
    tell(
      .detail, .debug, "\(job.pipeline.path): reading \(files.count) files, \(job.threads) threads",
      [
        "pipeline": .string(job.pipeline.path), "files": .number(files.count),
        "threads": .number(job.threads),
      ])
    for path in files { tell(.input, .debug, "reading \(path)", ["path": .string(path)]) }
    for output in outputs where output.path != "-" {
      tell(
        .detail, .debug, "writing \(output.path) (\(output.name))",
        ["output": .string(output.path), "option": .string(output.name)])
    }
  }

  /// What became of each input, and what it took.
  func detail(_ report: Report) {
    for input in report.inputs {
      let balance = input.balance
      tell(
        .input, .debug,
        "\(input.path): \(input.encoding), \(grouped(input.bytes)) bytes: \(grouped(balance.records)) records: "
          + "\(grouped(balance.accepted)) accepted, \(grouped(balance.filtered)) filtered, "
          + "\(grouped(balance.duplicates)) duplicates, \(grouped(balance.rejected)) rejected",
        [
          "path": .string(input.path), "encoding": .string(input.encoding), "bytes": .number(input.bytes),
          "records": .number(balance.records), "accepted": .number(balance.accepted),
          "filtered": .number(balance.filtered), "duplicates": .number(balance.duplicates),
          "rejected": .number(balance.rejected),
        ])
    }
    let settings = report.methodology.settings
    let methodology = settings.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    tell(
      .detail, .debug, "methodology: \(methodology)",
      ["methodology": .dictionary(Dictionary(settings.map { ("\($0.key)", .string("\($0.value)")) }) { $1 })])
    let repairs = report.totals.namedRepairs
    if !repairs.isEmpty {
      tell(
        .detail, .debug,
        "repairs: \(repairs.map { "\($0.name) \(grouped($0.count))" }.joined(separator: ", "))",
        ["repairs": .counts(repairs)])
    }
    let peak = Self.peakMemory
    tell(
      .detail, .debug, "\(grouped(peak)) bytes of memory at most", ["peak_memory_bytes": .number(peak)])
  }

  /// The most that was in memory at a time, in bytes.
  private static var peakMemory: Int {
    var usage = rusage()
    unsafe getrusage(CInt(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }
}
