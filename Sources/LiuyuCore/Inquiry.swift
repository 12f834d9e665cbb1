public import Outcomes

/// What is asked of the graduates that a run has counted: everything that needs no extract.
public struct Inquiry: Sendable {
  /// The dimensions of the groups, outermost first.
  public var groupBy: [String]
  /// All must hold.
  public var filters: [Filter]
  public var methodology: Methodology
  public var targets: Targets
  /// How far divisions are told apart in `Report.flows`; `nil` for none.
  public var flows: Report.Flow.Level?
  /// Whether each group also shows its rates under the other methodologies.
  public var showsSensitivity = false

  public init(groupBy: [String], filters: [Filter], methodology: Methodology, targets: Targets) {
    self.groupBy = groupBy
    self.filters = filters
    self.methodology = methodology
    self.targets = targets
  }

  /// The dimensions that the groups and the filters need, each once, those of the groups first.
  var dimensions: [String] {
    filters.reduce(into: groupBy) { if !$0.contains($1.dimension) { $0.append($1.dimension) } }
  }
}

extension Inquiry {
  /// What a pipeline asks by itself.
  public init(_ pipeline: Pipeline) {
    self.init(
      groupBy: pipeline.groupBy, filters: pipeline.filters, methodology: pipeline.methodology,
      targets: pipeline.targets)
  }
}
