import ArgumentParser
import Disclosure
import Reports

/// What is told of few people: all that `run`, `query` and `render` have in common.
struct DisclosureOptions: ParsableArguments {
  /// How small numbers are hidden.
  enum Method: String, CaseIterable, ExpressibleByArgument {
    case none
    case smallCounts = "small-counts"
  }

  @Option(
    help: ArgumentHelp(
      "What is told of few people: \(Method.allCases.map(\.rawValue).joined(separator: ", ")). small-counts hides what would tell of "
        + "1 to K - 1 of them, in every format; each report is safe by itself, two with other filters or from other data are not: "
        + "publish one.", valueName: "method"))
  var disclosure = Method.none

  @Option(
    help: ArgumentHelp(
      "K, the fewest people that small-counts tells of, at least 2 (default: \(Self.usual)).", valueName: "k")
  )
  var disclosureThreshold: Int?

  static let usual = 5

  func validate() throws {
    if disclosure == .none, disclosureThreshold != nil {
      throw ValidationError("--disclosure-threshold goes with --disclosure small-counts")
    }
    if let disclosureThreshold, !Suppression.thresholds.contains(disclosureThreshold) {
      throw ValidationError(
        "--disclosure-threshold must be 2 to \(Suppression.thresholds.upperBound): 1 hides nobody, and far more would hide nearly all"
      )
    }
  }

  /// `nil` where everything is told.
  var threshold: Int? { disclosure == .none ? nil : disclosureThreshold ?? Self.usual }
}

extension Report {
  /// The report as it is to be told.
  func told(_ disclosure: DisclosureOptions) -> Report { disclosure.threshold.map { protected($0) } ?? self }
}
