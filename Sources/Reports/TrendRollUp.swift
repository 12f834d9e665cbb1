import Counting
import Pipelines

/// The years of everyone, and those of each institution.
struct TrendRollUp {
  private let years: RollUp
  private let institutions: RollUp

  /// - Precondition: institution and year are dimensions of the cube.
  init(_ cube: Cube, passing: [Bool]) {
    years = RollUp(cube, along: [.year], passing: passing)
    institutions = RollUp(cube, along: Inquiry.trendDimensions, passing: passing)
  }

  /// As `Excess` counts them.
  var groupCount: Int { institutions.groups.count }

  /// Everyone first, then each institution in byte order of its key.
  func trends() -> [Report.Trend] {
    (years.tallies() + institutions.tallies().dropFirst()).reduce(into: []) { trends, group in
      if group.by.last == .year {
        trends[trends.count - 1].years?.append(
          .init(year: group.key[group.key.count - 1], tally: group.tally))
      } else {
        trends.append(Report.Trend(by: group.by, key: group.key, name: group.name, years: []))
      }
    }
  }
}
