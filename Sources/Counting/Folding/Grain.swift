package import Outcomes

/// What one run has to find out of each record: the finest grain that its outputs ask for.
package struct Grain: Sendable {
  /// The dimensions that cells are kept by.
  let dimensions: [String]
  let duplicates: Methodology.Duplicates
  /// Whether duplicates are to be shown one by one, so that every record's place must be kept.
  let tracesRecords: Bool
  /// Whether the employed are counted by division beside the cells.
  package var tellsDivisionsApart = false
  /// Whether it is kept which records do not count because another one of the graduate does.
  package var keepsSuperseded = false

  package init(dimensions: [String], duplicates: Methodology.Duplicates, tracesRecords: Bool) {
    self.dimensions = dimensions
    self.duplicates = duplicates
    self.tracesRecords = tracesRecords && duplicates != .off
  }

  /// Whether it matters which graduate a record is of.
  var tellsGraduatesApart: Bool { duplicates != .off }
}
