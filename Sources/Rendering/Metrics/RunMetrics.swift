import Buffers
import Counting
import Cubes
import Outcomes
package import Outputs
package import Reports

/// What monitoring is told of the last run, in Prometheus' text format, for the textfile collector of node_exporter.
///
/// All are gauges: each file says how the last run stood, and counts nothing up over runs.
package struct RunMetrics: Sendable {
  /// The values of the labels on every sample; pipelines and commands side by side are told apart by them.
  package let command: String
  package let pipeline: String
  package var exitCode: Int32 = 0
  /// Seconds since 1970.
  package var finishedAt: Int
  package var seconds: Double
  /// When a run last came to its end with its outputs in place, in seconds since 1970: this one or one before.
  package var lastSuccess: Int?
  /// What was read; `nil` where it did not come to that.
  package var report: Report?
  /// The report by institution; `nil` where there is none that counts.
  package var institutions: Report?

  package init(command: String, pipeline: String, finishedAt: Int, seconds: Double) {
    self.command = command
    self.pipeline = pipeline
    self.finishedAt = finishedAt
    self.seconds = seconds
  }

  package func write(to sink: any ByteSink) throws(OutputError) {
    var text = MetricsText(common: ["command": command, "pipeline": pipeline])
    writeRun(to: &text)
    if let report { write(report, to: &text) }
    if let institutions { write(ratesOf: institutions, to: &text) }
    try sink.write(text.text.bytes)
  }

  private func writeRun(to text: inout MetricsText) {
    text.family("liuyu_run_exit_code", "Exit code of the last run; 0 and 3 leave a report.") {
      $0.add(Int(exitCode))
    }
    text.family("liuyu_last_run_timestamp_seconds", "When the last run ended, however it ended.") {
      $0.add(finishedAt)
    }
    text.family(Self.lastSuccessName, "When a run last ended with its outputs in place.") {
      if let lastSuccess { $0.add(lastSuccess) }
    }
    text.family("liuyu_run_duration_seconds", "How long the last run took.") {
      $0.add(millionths: Int((seconds * 1000).rounded()) * 1000)
    }
    text.family("liuyu_build_info", "The version of liuyu; always 1.") {
      $0.add(1, ["version": Generator.version])
    }
  }

  private func write(_ report: Report, to text: inout MetricsText) {
    text.family("liuyu_pipeline_info", "What the pipeline is called; always 1.") {
      $0.add(1, ["name": report.pipeline.name, "title": report.pipeline.title])
    }
    text.family("liuyu_inputs", "Extracts that were read.") { $0.add(report.inputs.count) }
    text.family("liuyu_input_bytes", "Bytes of all extracts.") {
      $0.add(report.inputs.reduce(0) { $0 + $1.bytes })
    }
    let balance = report.totals.balance
    text.family("liuyu_records", "Records by what became of them; the sum is all records.") {
      $0.add(balance.accepted, ["outcome": "accepted"])
      $0.add(balance.filtered, ["outcome": "filtered"])
      $0.add(balance.duplicates, ["outcome": "duplicate"])
      $0.add(balance.rejected, ["outcome": "rejected"])
    }
    text.family("liuyu_rejected_records", "Rejected records by reason.") {
      for reason in RejectReason.rejected {
        $0.add(report.totals.rejectedByReason[reason] ?? 0, ["reason": reason.rawValue])
      }
    }
    text.family("liuyu_skipped_rows", "Rows that are no records, by kind.") {
      for (kind, count) in report.totals.namedSkipped { $0.add(count, ["kind": kind]) }
    }
    text.family(
      "liuyu_warnings", "What each kind of warning counts (files or records); 0 where nothing is warned of."
    ) {
      for kind in Warning.Kind.allCases {
        let warning = report.warnings.first { $0.kind == kind }
        $0.add(warning.map { report.count(of: $0) } ?? 0, ["kind": kind.rawValue])
      }
    }
  }
}

extension RunMetrics {
  static let lastSuccessName: StaticString = "liuyu_last_success_timestamp_seconds"

  /// Whether a file is empty or one of these: what may be replaced where nobody has checked what else it is.
  package static func isMetrics(_ text: String) -> Bool { text.isEmpty || text.hasPrefix("# HELP liuyu_") }

  /// The last success that a file of these tells for this command and pipeline.
  package func lastSuccess(in text: String) -> Int? {
    var samples = MetricsText(common: ["command": command, "pipeline": pipeline])
    samples.family(Self.lastSuccessName, "") { $0.add(0) }
    let line = String(decoding: samples.text.array, as: UTF8.self).split(separator: "\n").last?.dropLast()
    guard let line, let found = text.split(separator: "\n").first(where: { $0.hasPrefix(line) }) else {
      return nil
    }
    return Int(found.dropFirst(line.count))
  }
}
