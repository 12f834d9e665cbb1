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

  package init(groupBy: [Dimension], filters: [Filter], methodology: Methodology, targets: Targets) {
    self.groupBy = groupBy
    self.filters = filters
    self.methodology = methodology
    self.targets = targets
  }

  /// The dimensions that the groups and the filters need, each once, those of the groups first.
  package var dimensions: [Dimension] {
    filters.reduce(into: groupBy) { if !$0.contains($1.dimension) { $0.append($1.dimension) } }
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
