import ArgumentParser
import Cubes
import Logging
import Outcomes
import Pipelines

/// Which graduates count, and by which rules.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Count only graduates for whom this holds: DIM=V[,V…], DIM!=V[,V…], year=2023..2025; * stands for any "
        + "characters. Repeatable, all must hold.", valueName: "condition"),
    transform: Arguments.text)
  var conditions: [String] = []

  @Option(
    help: ArgumentHelp(
      "Choose what the plan leaves open: \(Methodology.choices). Repeatable.", valueName: "key=value"))
  var methodology: [String] = []

  /// - Throws: `FilterError`, `SettingError`.
  func apply(to inquiry: inout Inquiry, dimensions: [Dimension]) throws {
    inquiry.filters += try conditions.map { try Filter.parse($0, dimensions: dimensions) }
    for setting in methodology { try inquiry.methodology.apply(setting) }
  }

  /// Says which conditions found nobody: probably a slip.
  func warn(_ log: Logger, of inquiry: Inquiry, on tabulation: Tabulation) {
    for warning in tabulation.unmatched(inquiry.filters) {
      log.tell(.warning, .warning, "\(warning)", ["condition": .string(warning.condition)])
    }
  }
}

extension Methodology {
  /// `circle=all-chongqing|strict, …`
  fileprivate static var choices: String {
    Methodology().settings.map { "\($0.key)=\($0.allowed.joined(separator: "|"))" }.joined(separator: ", ")
  }
}
