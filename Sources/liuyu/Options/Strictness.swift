import ArgumentParser
import Reports

/// What `--strict` says.
enum Strictness {
  static let help: ArgumentHelp =
    "Take any warning for a failure: exit with \(ExitStatus.badData), without a report."
}

extension Failure {
  static func warned(_ report: Report) -> Failure {
    let count = report.warnings.count
    return Failure(
      status: .badData,
      message:
        "\(count) warning\(count == 1 ? "" : "s"), and --strict allows none; no report was written. Mend the "
        + "extracts, or leave --strict out")
  }
}
