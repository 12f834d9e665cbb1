import Cubes
import Disclosure
import Outcomes
import Pipelines

extension Report {
  /// How `schema/report.schema.json` calls it.
  package static let smallCounts = "small-counts"

  /// How small numbers are hidden.
  package struct SmallNumbers: Sendable {
    /// Fewer people are not told of, unless there is nobody.
    package var threshold: Int
    /// Counts of groups and years that are hidden.
    package var suppressedCells: Int
  }

  /// Whether every group also shows its rates under the other methodologies, or at least everyone.
  package func showsSensitivity(of group: Group) -> Bool {
    guard let disclosure else { return showsSensitivity }
    return showsSensitivity && group.by.isEmpty && isSensitivityTold(disclosure.threshold)
  }

  /// The same report without what would tell of fewer than `threshold` people.
  ///
  /// It is settled by the groups, and by the years of everyone where it has them. What they do not settle is not told: the years
  /// of institutions and the destinations of groups are further tables across the groups. See `docs/disclosure.md`.
  /// - Parameters:
  ///   - threshold: at least 2.
  ///   - complement: see `Suppression`.
  package func protected(_ threshold: Int, complement: Bool = true) -> Report {
    var report = self
    let suppression = ReportSuppression(
      methodology, groups.map { entry($0.tally, depth: $0.key.count, key: $0.key.first) },
      yearDepth: groupBy.firstIndex(of: .year),
      years: trend?.first?.years?.map { entry($0.tally, depth: 1, key: $0.year) },
      threshold: threshold, complement: complement)
    for (index, hidden) in suppression.groups.enumerated() { report.groups[index].hidden = hidden }
    for index in report.trend?.indices ?? 0..<0 {
      guard index == 0, let years = suppression.years else {
        report.trend?[index].years = nil
        continue
      }
      for (year, hidden) in years.enumerated() { report.trend?[0].years?[year].hidden = hidden }
    }
    report.flows = protectedFlows(hiding: suppression.groups[0], threshold)
    report.hideRecords(suppression.groups, threshold)
    let cells = suppression.groups + (report.trend == nil ? [] : suppression.years ?? [])
    report.disclosure = SmallNumbers(
      threshold: threshold, suppressedCells: cells.reduce(0) { $0 + $1.rawValue.nonzeroBitCount })
    return report
  }

  private func entry(_ tally: Tally, depth: Int, key: String?) -> ReportSuppression.Entry {
    let counts = Counts(tally, methodology: methodology)
    return ReportSuppression.Entry(depth: depth, key: key) { counts[$0] }
  }

  private func isSensitivityTold(_ threshold: Int) -> Bool {
    let variants = Methodology.variants.filter { $0.stayDenominator == .employed }
      .map { Counts(groups[0].tally, methodology: $0) }
    return OtherDefinitionsAudit.areTold(
      variants.map { ($0.inCircle, $0.inCircleUnknown) }, outsideChongqing: variants[0].circle,
      hiding: groups[0].hidden, threshold: threshold)
  }

  private func protectedFlows(hiding hidden: HiddenCounts, _ threshold: Int) -> [Flow] {
    let counts = Counts(groups[0].tally, methodology: methodology)
    return flows.enumerated().map { index, flow in
      var own = flow
      own.destinations = nil
      guard index == 0, let destinations = flow.destinations,
        let folding = Folding(
          destinations.map { Folding.Place(zone: $0.zone, employed: $0.employed) }, of: { counts[$0] },
          hiding: hidden, threshold: threshold)
      else { return own }
      let folded = folding.folded.map { folded in
        var destination = Flow.Destination(
          division: nil, name: nil, zone: folded.zone, employed: folded.employed)
        destination.folded = folded.places
        return destination
      }
      // Sorting is stable.
      own.destinations = (folding.told.map { destinations[$0] } + folded).sorted { $0.employed > $1.employed }
      return own
    }
  }

  /// Hides what the balances of records tell of people, and what was found out about few.
  private mutating func hideRecords(_ hidden: [HiddenCounts], _ threshold: Int) {
    let depth = groupBy.firstIndex(of: .institution).map { $0 + 1 } ?? 0
    let records = RecordSuppression(
      accepted: inputs.map(\.control.accepted),
      filtered: filters.isEmpty ? nil : inputs.map(\.control.filtered),
      isTotalHidden: hidden[0].contains(.graduates),
      isGroupHidden: zip(groups, hidden).contains { $0.key.count <= depth && $1.contains(.graduates) },
      threshold: threshold)
    for index in inputs.indices {
      inputs[index].hidden = HiddenRecords(
        accepted: records.isAcceptedHidden[index], filtered: records.isFilteredHidden[index])
    }
    totals.hidden = HiddenRecords(accepted: records.isTotalHidden, filtered: records.isTotalFilteredHidden)
    totals.threshold = threshold
    totals.hiddenLocatedBy = LocatedBySuppression.isHidden(
      totals.locatedBy, hiding: hidden[0], threshold: threshold)
  }
}

extension HiddenRecords {
  /// Whoever knew the sum would know the hidden part.
  init(accepted: Bool, filtered: Bool) {
    self = []
    if accepted { formUnion(.accepted) }
    if filtered { formUnion(.filtered) }
    if accepted || filtered { formUnion(.records) }
  }
}
