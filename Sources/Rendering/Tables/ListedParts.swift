package import Outcomes

/// Which of the groups beneath the institutions a page or a table lists.
package enum ListedParts: String, CaseIterable, Sendable {
  case all
  /// Those of 20 people and more that miss a target or may miss it.
  case missed
  case none

  /// Fewer people are too few to be measured.
  package static let fewest = 20

  /// - Parameters:
  ///   - graduates: `nil` where they are hidden; that they are too few is told then.
  ///   - verdicts: on each rate of a group of so many, as they are told.
  package func lists(graduates: Int?, _ verdicts: [Rate.Verdict]) -> Bool {
    switch self {
    case .all: true
    case .missed:
      graduates.map { $0 >= Self.fewest } == true
        && verdicts.contains { $0 == .missed || $0 == .undetermined }
    case .none: false
    }
  }
}
