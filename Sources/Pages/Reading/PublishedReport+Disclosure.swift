import Cubes
import Disclosure
import Outcomes
import Pipelines
import Regions

extension PublishedReport {
  /// Hides what would tell of fewer than `threshold` people, as `run --disclosure small-counts` does.
  ///
  /// - Parameters:
  ///   - threshold: K, at least 2.
  ///   - path: what messages call it.
  /// - Throws: `ReportFileError`, where small numbers are hidden already under another threshold.
  package mutating func protect(_ threshold: Int, path: String) throws(ReportFileError) {
    if let disclosure {
      guard disclosure.threshold == threshold else {
        throw .otherThreshold(path: path, threshold: disclosure.threshold, asked: threshold)
      }
      return
    }
    let suppression = ReportSuppression(
      methodology,
      groups.map { entry($0.figures.counts, depth: $0.key.count, key: $0.key.first) },
      yearDepth: groupBy.firstIndex(of: .year),
      years: trend?.first?.years?.map { entry($0.figures.counts, depth: 1, key: $0.year) },
      threshold: threshold)
    let everyone = all
    let isSensitivityTold = everyone.sensitivity.map {
      self.isSensitivityTold($0, hiding: suppression.groups[0], threshold)
    }
    if isSensitivityTold == false { groups[0].sensitivity = nil }
    // Of the others it is one more table across the groups.
    for index in groups.indices.dropFirst() { groups[index].sensitivity = nil }
    if let destinations = flow?.destinations {
      let told = protected(
        destinations, of: everyone.figures.counts, hiding: suppression.groups[0], threshold)
      flow?.destinations = told
    }
    hideRecords(suppression.groups, threshold)
    for (index, hidden) in suppression.groups.enumerated() {
      groups[index].figures.hide(hidden, over: methodology.stayDenominator)
    }
    for index in trend?.indices ?? 0..<0 {
      guard index == 0, let years = suppression.years else {
        trend?[index].years = nil
        continue
      }
      for (year, hidden) in years.enumerated() {
        trend?[0].years?[year].figures.hide(hidden, over: methodology.stayDenominator)
      }
    }
    disclosure = Disclosure(threshold: threshold)
  }

  private func entry(_ counts: PublishedCounts, depth: Int, key: String?) -> ReportSuppression.Entry {
    ReportSuppression.Entry(depth: depth, key: key) { counts[$0] ?? 0 }
  }

  /// The report has shares only, from which the people of any but the largest reports follow.
  private func isSensitivityTold(
    _ sensitivity: PublishedSensitivity, hiding hidden: HiddenCounts, _ threshold: Int
  ) -> Bool {
    let counts = all.figures.counts
    func people(_ share: Int?) -> Int { ((share ?? 0) * (counts[.employed] ?? 0) + 500_000) / 1_000_000 }
    let circles = Methodology.variants.filter { $0.stayDenominator == .employed }.map {
      let share = sensitivity[$0, .stayInCircle]
      let inside = people(share?.value)
      return (inside: inside, unknown: people(share?.upper) - inside)
    }
    return OtherDefinitionsAudit.areTold(
      circles, outsideChongqing: counts[.circle] ?? 0, hiding: hidden, threshold: threshold)
  }

  private func protected(
    _ destinations: [PublishedFlow.Destination], of counts: PublishedCounts, hiding hidden: HiddenCounts,
    _ threshold: Int
  ) -> [PublishedFlow.Destination]? {
    let places = destinations.map { destination in
      Folding.Place(
        zone: Zone.allCases.first { $0.name == destination.zone }, employed: destination.employed)
    }
    guard
      let folding = Folding(places, of: { counts[$0] ?? 0 }, hiding: hidden, threshold: threshold)
    else { return nil }
    let folded = folding.folded.map {
      PublishedFlow.Destination(
        division: nil, name: nil, zone: $0.zone?.name, employed: $0.employed, folded: $0.places)
    }
    return (folding.told.map { destinations[$0] } + folded).sorted { $0.employed > $1.employed }
  }

  private mutating func hideRecords(_ hidden: [HiddenCounts], _ threshold: Int) {
    let depth = groupBy.firstIndex(of: .institution).map { $0 + 1 } ?? 0
    let records = RecordSuppression(
      accepted: inputs.map { $0.control.accepted ?? 0 },
      filtered: filters.isEmpty ? nil : inputs.map { $0.control.filtered ?? 0 },
      isTotalHidden: hidden[0].contains(.graduates),
      isGroupHidden: zip(groups, hidden).contains { $0.key.count <= depth && $1.contains(.graduates) },
      threshold: threshold)
    for index in inputs.indices {
      inputs[index].control.hide(
        accepted: records.isAcceptedHidden[index], filtered: records.isFilteredHidden[index])
    }
    totals.control.hide(accepted: records.isTotalHidden, filtered: records.isTotalFilteredHidden)
    totals.conflicts = totals.conflicts.mapValues { $0.flatMap { (1..<threshold).contains($0) ? nil : $0 } }
    for index in warnings.indices
    where Cubes.Warning.Kind(rawValue: warnings[index].kind)?.isOfPeople == true {
      warnings[index].count = nil
    }
    totals.hideLocatedBy(hidden[0], threshold)
  }
}

extension PublishedReport.Control {
  /// Whoever knew the sum would know the hidden part.
  fileprivate mutating func hide(accepted isAcceptedHidden: Bool, filtered isFilteredHidden: Bool) {
    if isAcceptedHidden || isFilteredHidden { records = nil }
    if isAcceptedHidden { accepted = nil }
    if isFilteredHidden { filtered = nil }
  }
}

extension PublishedReport.Totals {
  fileprivate mutating func hideLocatedBy(_ hidden: HiddenCounts, _ threshold: Int) {
    let names = Evidence.allCases.map(\.name) + ["unresolved"]
    let isHidden = LocatedBySuppression.isHidden(
      names.map { (locatedBy[$0] ?? 0) ?? 0 }, hiding: hidden, threshold: threshold)
    for (name, isHidden) in zip(names, isHidden) where isHidden { locatedBy[name] = .some(nil) }
  }
}
