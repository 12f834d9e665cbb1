package import Outcomes
package import ReferenceData

/// What is asked of the graduates that a run has counted: everything that needs no extract.
package struct Inquiry: Sendable {
  /// The dimensions of the groups, outermost first.
  package var groupBy: [Dimension]
  /// All must hold.
  package var filters: [Filter]
  package var methodology: Methodology
  package var targets: Targets
  /// How far divisions are told apart in `Report.flows`; `nil` for none.
  package var flows: DivisionLevel?
  /// Whether each group also shows its rates under the other methodologies.
  package var showsSensitivity = false
  /// Whether the report also tells the years apart, of everyone and of each institution.
  package var showsTrend = false

  package init(groupBy: [Dimension], filters: [Filter], methodology: Methodology, targets: Targets) {
    self.groupBy = groupBy
    self.filters = filters
    self.methodology = methodology
    self.targets = targets
  }

  /// What a trend is told along.
  package static let trendDimensions: [Dimension] = [.institution, .year]

  /// The dimensions that the groups, the filters and the trend need, each once, those of the groups first.
  package var dimensions: [Dimension] {
    let others = filters.map(\.dimension) + (showsTrend ? Self.trendDimensions : [])
    return others.reduce(into: groupBy) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension Inquiry {
  /// What a pipeline asks by itself.
  package init(_ pipeline: Pipeline) {
    self.init(
      groupBy: pipeline.groupBy, filters: pipeline.filters, methodology: pipeline.methodology,
      targets: pipeline.targets)
  }
}
