import ArgumentParser

/// The exit codes that others rely on.
enum ExitStatus: Int32, CaseIterable {
  case missedTarget = 3
  case usage = 64
  case badData = 65
  case noInput = 66
  case brokenInvariant = 70
  case cannotCreate = 73
  case ioFailed = 74
  case locked = 75
  case badPipeline = 78

  var code: ExitCode { ExitCode(rawValue) }

  /// As log lines for programs call it.
  var name: String {
    switch self {
    case .missedTarget: "missed_target"
    case .usage: "usage"
    case .badData: "bad_data"
    case .noInput: "no_input"
    case .brokenInvariant: "broken_invariant"
    case .cannotCreate: "cannot_create"
    case .ioFailed: "io_failed"
    case .locked: "locked"
    case .badPipeline: "bad_pipeline"
    }
  }
}

extension ExitStatus: CustomStringConvertible {
  /// As help texts show it.
  var description: String { "\(rawValue)" }
}
