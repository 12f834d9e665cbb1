import ArgumentParser
import Counting

/// What `--max-distinct` says.
extension Excess {
  static let help = ArgumentHelp(
    "How many distinct values of all dimensions there may be, groups of a report and combinations of values (fewer where there are "
      + "many dimensions); each takes a kilobyte of memory or two.", valueName: "n")

  static func requireLimit(_ limit: Int) throws {
    guard limits.contains(limit) else {
      throw ValidationError("--max-distinct must be from \(limits.lowerBound) to \(limits.upperBound)")
    }
  }
}
