import Outcomes

/// What one run has to find out of each record: the finest grain that its outputs ask for.
struct Grain: Sendable {
  /// The dimensions that cells are kept by.
  let dimensions: [String]
  let filters: [CellFilter]
  let duplicates: Methodology.Duplicates
  /// Whether duplicates are to be shown one by one, so that every record's place must be kept.
  let tracesRecords: Bool
  /// Whether the employed are counted by division beside the cells.
  var tellsDivisionsApart = false

  /// The dimensions that groups and filters need, each once, those of the groups first.
  init(groupBy: [String], filters: [Filter], duplicates: Methodology.Duplicates, tracesRecords: Bool) {
    var dimensions = groupBy
    for filter in filters where !dimensions.contains(filter.dimension) { dimensions.append(filter.dimension) }
    self.dimensions = dimensions
    self.filters = filters.map { CellFilter(filter: $0, dimension: dimensions.firstIndex(of: $0.dimension)!) }
    self.duplicates = duplicates
    self.tracesRecords = tracesRecords && duplicates != .off
  }

  /// Whether it matters which graduate a record is of.
  var tellsGraduatesApart: Bool { duplicates != .off }
}
