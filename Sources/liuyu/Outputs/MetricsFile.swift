import ArgumentParser
import Cubes
import FileNames
import Glibc
import Jobs
import Logging
import Outputs
import Pipelines
import Rendering
import Reports

/// The file of `--metrics`: what monitoring is told of this run, whether it comes to its end or not.
///
/// Where it does, the file is one of the command's outputs. Where it does not, it says so by itself: with the exit
/// code and what was read, without rates, and with the last success that it told before. So an alert on a success
/// that is too long ago is raised, as it would not be where the sample were gone.
struct MetricsFile {
  static let help = ArgumentHelp(
    "Where monitoring finds how the run ended, for the textfile collector of Prometheus' node_exporter.",
    valueName: "file")

  let file: NamedFile
  private let command: String
  private let pipeline: String
  private let clock: RunClock

  /// - Parameter pipeline: its path, or that of a cube: the name without ending is what metrics call it, also where it
  ///   cannot be read.
  init(_ file: NamedFile, command: String, pipeline: String, _ clock: RunClock) {
    self.file = file
    self.command = command
    let name = pipeline.split(separator: "/").last ?? ""
    self.pipeline = (name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)).legible
    self.clock = clock
  }

  /// What is told of a run that has come to its end.
  ///
  /// - Precondition: the tabulation can be asked by institution.
  func success(
    _ report: Report, of inquiry: Inquiry, on tabulation: Tabulation, exitCode: Int32 = 0
  ) -> RunMetrics {
    var inquiry = inquiry
    inquiry.groupBy = [.institution]
    inquiry.flows = nil
    inquiry.showsSensitivity = false
    inquiry.showsTrend = false
    var metrics = self.metrics
    metrics.exitCode = exitCode
    metrics.lastSuccess = metrics.finishedAt
    metrics.report = report
    // Where small numbers are hidden nothing is told but what the report tells: another grouping could give it away.
    metrics.institutions = report.disclosure == nil ? tabulation.report(on: inquiry) : report
    return metrics
  }

  /// Says that the run has failed, where the file is nobody else's.
  ///
  /// Another run that holds the lock tells of itself. Where the command line is wrong there was no run, and the file
  /// may be one that was never meant to be written.
  func write(_ failure: Failure, _ log: Logger) {
    if failure.status == .locked || failure.status == .usage { return }
    guard let before = textBefore, RunMetrics.isMetrics(before) else { return }
    var metrics = self.metrics
    metrics.exitCode = failure.status.rawValue
    metrics.lastSuccess = metrics.lastSuccess(in: before)
    metrics.report = failure.found?.report
    do {
      let lock = try OutputLock(output: file.path)
      defer { withExtendedLifetime(lock) {} }
      let output = try AtomicFile(file.path, permissions: 0o666)
      try metrics.write(to: output)
      try output.commit()
    } catch LockError.held {
      return
    } catch {
      // The command ends with one failure; what keeps its outputs from being written may well keep this file from it, too.
      let own = Failure(error)
      if own.status != failure.status { log.tell(.warning, .warning, own.message, own.parts) }
    }
  }

  private var metrics: RunMetrics {
    RunMetrics(command: command, pipeline: pipeline, finishedAt: clock.finishedAt, seconds: clock.seconds)
  }

  /// Of a file as large as such a file can be; empty where there is none, `nil` where it cannot be read.
  private var textBefore: String? {
    let descriptor = unsafe open(file.path.onDisk, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return errno == ENOENT ? "" : nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress!, $0.count) }
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
