package import Cubes
package import Outcomes
package import Pipelines

extension Report {
  /// What an earlier report said, and what of the changes deserves a look.
  package struct Comparison: Sendable {
    /// The pipeline of the earlier cube.
    package var pipeline: Provenance.PipelineIdentity
    /// Graduates that the earlier report counts in all.
    package var graduates: Int?
    package var warnings: [NotableChange]
  }

  /// A change that an analyst would want to see.
  package struct NotableChange: Sendable {
    package enum Change: Sendable {
      /// A group of the earlier report has nobody any more.
      case missing(graduatesBefore: Int)
      /// A group has lost more than 30 % of its graduates.
      case fewerGraduates(Int, before: Int)
      /// A rate has moved by more than 10 points.
      case rate(name: String, Rate, before: Rate)
    }

    package var change: Change
    /// As those of a `Group`.
    package var by: [Dimension]
    package var key: [String]
    package var name: [String?]
  }

  /// Puts the groups of an earlier report beside those of this one.
  ///
  /// - Precondition: both answer the same inquiry.
  package mutating func compare(with earlier: Report) {
    let before = Dictionary(uniqueKeysWithValues: earlier.groups.map { ($0.key, $0) })
    for index in groups.indices {
      let same = before[groups[index].key]
      groups[index].earlier = same?.tally
      groups[index].hiddenEarlier = same?.hidden ?? []
    }
    comparison = Comparison(
      pipeline: earlier.pipeline,
      graduates: earlier.groups.first.map { earlier.figures(of: $0)[.graduates] } ?? 0,
      warnings: missing(from: earlier) + groups.flatMap(warnings))
  }

  /// Below so many graduates, or people that a rate is a share of, in both reports a change says little.
  private static let fewest = 30
  /// More than so many of a hundred graduates gone.
  private static let mostLost = 30
  /// Millionths.
  private static let mostMoved = 100_000

  /// The groups that have gone: of a group that has gone as a whole, not its parts.
  private func missing(from earlier: Report) -> [NotableChange] {
    let here = Set(groups.map(\.key))
    return earlier.groups.compactMap { group in
      guard !here.contains(group.key), here.contains(Array(group.key.dropLast())),
        let before = earlier.figures(of: group)[.graduates], before > 0
      else { return nil }
      return NotableChange(
        change: .missing(graduatesBefore: before), by: group.by, key: group.key, name: group.name)
    }
  }

  /// What is hidden has not changed, as far as anybody is told.
  private func warnings(_ group: Group) -> [NotableChange] {
    guard let earlier = earlierFigures(of: group) else { return [] }
    let figures = figures(of: group)
    var changes: [NotableChange.Change] = []
    if let now = figures[.graduates], let before = earlier[.graduates],
      before >= Self.fewest, (before - now) * 100 > Self.mostLost * before
    {
      changes.append(.fewerGraduates(now, before: before))
    }
    for ((name, rate), (_, rateBefore)) in zip(figures.rates.named, earlier.rates.named) {
      guard let value = rate.valueInMillionths, let valueBefore = rateBefore.valueInMillionths,
        min(rate.denominator ?? 0, rateBefore.denominator ?? 0) >= Self.fewest,
        (value - valueBefore).magnitude > Self.mostMoved
      else { continue }
      changes.append(.rate(name: "\(name)", rate, before: rateBefore))
    }
    return changes.map { NotableChange(change: $0, by: group.by, key: group.key, name: group.name) }
  }
}

extension Figures {
  /// How much each count has grown since an earlier report, in the report's order; `nil` where one of the two is hidden.
  package func changes(since earlier: Figures) -> [(name: StaticString, change: Int?)] {
    zip(named, earlier.named).map { now, before in
      (now.name, now.count.flatMap { count in before.count.map { count - $0 } })
    }
  }
}

extension Rate {
  /// How far value and upper have moved since an earlier report, in millionths; `nil` where one of the two is.
  package func changes(since earlier: Rate) -> (value: Int?, upper: Int?) {
    func change(_ now: Int?, _ before: Int?) -> Int? {
      if let now, let before { now - before } else { nil }
    }
    return (
      change(valueInMillionths, earlier.valueInMillionths),
      change(upperInMillionths, earlier.upperInMillionths)
    )
  }
}
