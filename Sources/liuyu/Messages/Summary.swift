import Counting
import Cubes
import ExtractReading
import Glibc
import Jobs
import Outputs
import Rendering
import Reports

/// What `run` says to people at its end, on standard error.
struct Summary {
  private let result: JobResult
  private let report: Report
  private let target: String
  /// The table is the report itself and is already there to see.
  private let isDataOnTerminal: Bool
  /// Whether people may see what rejected records say.
  private let showsValues: Bool

  init(_ result: JobResult, report: Report, target: String, isDataOnTerminal: Bool, showsValues: Bool) {
    self.result = result
    self.report = report
    self.target = target
    self.isDataOnTerminal = isDataOnTerminal
    self.showsValues = showsValues
  }

  func show() {
    Self.showRejects(of: result, withValues: showsValues)
    if isatty(STDERR_FILENO) == 1, !isDataOnTerminal {
      let sink = MemorySink()
      let style = TableStyle(
        isColoured: Terminal.isColoured(STDERR_FILENO), width: Terminal.width(STDERR_FILENO),
        depth: report.institutionDepth)
      try? report.write(.table, to: sink, table: style)
      standardError(sink.bytes + Array("\n".utf8))
    } else {
      standardError(report.summaryLine)
    }
    if target != "-" { standardError("liuyu: the report is in \(target)") }
  }

  /// Each warning in a line: to be shown whoever wants quiet.
  static func showWarnings(of report: Report) {
    for line in report.warningLines { standardError(line) }
  }

  /// The first few records that were not counted: where, why and what to do, but nothing of what they say unless it
  /// was asked for.
  static func showRejects(of result: JobResult, withValues showsValues: Bool) {
    let rejected = result.report.totals.control.rejected
    for reject in result.firstRejects {
      let (path, header, encoding) = result.extracts[reject.extract]
      let fault = reject.rejected.fault
      let column = reject.rejected.column.map { header.indices.contains($0) ? ": \(header[$0])" : "" } ?? ""
      let value = showsValues ? text(of: reject.rejected, encoding).map { ": “\($0)”" } ?? "" : ""
      standardError(
        printable(
          "\(path):\(reject.line)\(column): \(fault.reason.rawValue): \(fault)\(value)"))
    }
    let more = rejected - result.firstRejects.count
    if more > 0 { standardError("… and \(more) more rejected records") }
  }

  /// The value that is to blame, or else the start of the record; `nil` where the fault is in none of its columns.
  private static func text(of rejected: RejectedRecord, _ encoding: TextEncoding) -> String? {
    let bytes: [UInt8]
    switch (rejected.value, rejected.fault) {
    case (let value?, _): bytes = value
    case (nil, .form), (nil, .duplicate): bytes = Array(rejected.raw.prefix(120))
    case (nil, _): return nil
    }
    return (try? TextDecoder(encoding, path: ""))?.text(of: bytes) ?? ""
  }
}
