import Counting
import Cubes
import ExtractReading
import Jobs
import Logging
import Outcomes
import Rendering
import Reports

// What commands say of what they have read.

extension Logger {
  /// What a run came to, in one line.
  ///
  /// - Parameter place: where the answer is; `nil` on standard output.
  func summarize(_ report: Report, seconds: Double, _ answer: Answer, in place: String?) {
    let key = answer.rawValue
    tell(
      .summary, .info, report.summary(seconds: seconds, place: place.map { "\(answer.isAt) \($0)" }),
      summaryFields(of: report, seconds: seconds).merging(place.map { [key: .string($0)] } ?? [:]) { $1 })
  }

  /// What a command writes.
  enum Answer: String {
    case report, rows

    fileprivate var isAt: String {
      switch self {
      case .report: "the report is in"
      case .rows: "the rows are in"
      }
    }
  }

  private func summaryFields(of report: Report, seconds: Double) -> Metadata {
    let balance = report.totals.balance
    return [
      "pipeline": .string(report.pipeline.name), "records": .number(balance.records),
      "accepted": .number(balance.accepted), "filtered": .number(balance.filtered),
      "duplicates": .number(balance.duplicates), "rejected": .number(balance.rejected),
      "rejected_by_reason": .counts(report.totals.namedRejects),
      "skipped": .counts(report.totals.namedSkipped), "warnings": .number(report.warnings.count),
      "seconds": .share(seconds), "rates": .dictionary(report.rateFields),
    ]
  }

  /// Each warning in a line.
  func warn(of report: Report) {
    for warning in report.warnings {
      var fields: Metadata = [
        "kind": .string(warning.kind.rawValue), "count": .number(report.count(of: warning)),
        "inputs": .texts(report.paths(of: warning)), "detail": .string(report.detail(of: warning)),
      ]
      if let total = warning.total, report.count(of: warning) != nil { fields["total"] = .number(total) }
      tell(.warning, .warning, report.text(of: warning), fields)
    }
  }

  /// Ends a command that was to fail on a missed target.
  func tellMissedTarget(of report: Report) throws -> Never {
    tell(
      .failure, .error, "a target is missed: \(report.ratesInWords ?? "")",
      [
        "exit_code": .number(Int(ExitStatus.missedTarget.rawValue)),
        "status": .string(ExitStatus.missedTarget.name), "rates": .dictionary(report.rateFields),
      ])
    throw ExitStatus.missedTarget.code
  }

  /// The first few records that were not counted: where, why and what to do, but nothing of what they say unless it
  /// was asked for.
  func tellRejects(of result: JobResult, withValues showsValues: Bool, _ level: Level = .info) {
    for reject in result.firstRejects {
      let (path, value) = (result.paths[reject.input], showsValues ? reject.value : nil)
      var fields: Metadata = [
        "path": .string(path), "line": .number(reject.line), "reason": .string(reject.reason),
        "detail": .string(reject.detail),
      ]
      if let column = reject.column { fields["column"] = .string(column) }
      if let value { fields["value"] = .string(value) }
      tell(
        .reject, level,
        "\(path):\(reject.line)\(reject.column.map { ": \($0)" } ?? ""): \(reject.reason): \(reject.detail)"
          + (value.map { ": “\($0)”" } ?? ""), fields)
    }
    let more = result.report.totals.control.rejected - result.firstRejects.count
    if more > 0 { tell(.reject, level, "… and \(more) more rejected records", ["more": .number(more)]) }
    tellCutElsewhere(of: result, level)
  }

  /// That rejects are cut at another delimiter than their extract: a line for each delimiter.
  private func tellCutElsewhere(of result: JobResult, _ level: Level) {
    for delimiter in Delimiter.usual {
      let found = result.cutElsewhere.filter { $0.delimiter == "\(delimiter)" }
      guard let first = found.min(by: { ($0.input, $0.line) < ($1.input, $1.line) }) else { continue }
      let count = found.reduce(0) { $0 + $1.count }
      let path = result.paths[first.input]
      tell(
        .reject, level,
        "cut at `\(delimiter)`, \(count) of the rejected records would have as many fields as the header, the first in "
          + "\(path):\(first.line): write them with the delimiter of their header, or put them under a header of their own, "
          + "in an extract whose source says `delimiter: \"\(delimiter)\"`",
        [
          "path": .string(path), "line": .number(first.line), "delimiter": .string("\(delimiter)"),
          "cut_elsewhere": .number(count),
        ])
    }
  }
}

extension Report {
  /// The three rates of all graduates, as the report has them.
  fileprivate var rateFields: Logger.Metadata {
    guard let all = groups.first(where: { $0.by.isEmpty }) else { return [:] }
    let rates = figures(of: all).rates
    return RateName.allCases.reduce(into: [:]) { fields, name in
      let rate = rates[name]
      fields["\(name.term)"] = .dictionary([
        "value": .share(millionths: rate.valueInMillionths),
        "upper": .share(millionths: rate.upperInMillionths),
        "target": .share(millionths: rate.target.millionths), "verdict": .string("\(rate.verdict.term)"),
        "needed": .number(rate.needed),
      ])
    }
  }
}
