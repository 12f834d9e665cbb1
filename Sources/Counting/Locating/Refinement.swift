package import Regions

/// Two sources of a location of which the later one says more finely what the one believed before says: 510000 beside
/// 四川省成都市武侯区.
package struct Refinement: Hashable, CaseIterable, Sendable {
  /// Believed until the other was heard.
  package let believed: Evidence
  /// Inside the place of `believed`.
  package let finer: Evidence

  /// - Parameter finer: asked after `believed`.
  package init(believed: Evidence, finer: Evidence) {
    self.believed = believed
    self.finer = finer
  }

  /// In the order in which the sources are asked.
  package static let allCases = Evidence.allCases.flatMap { believed in
    Evidence.allCases.filter { $0.rawValue > believed.rawValue }.map {
      Refinement(believed: believed, finer: $0)
    }
  }

  /// The key in `totals.refined`.
  package var name: String { "\(believed.name)_\(finer.name)" }
}
