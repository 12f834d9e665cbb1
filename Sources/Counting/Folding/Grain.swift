package import Outcomes
package import Pipelines

/// What one run has to find out of each record: the finest grain that its outputs ask for.
package struct Grain: Sendable {
  /// The dimensions that cells are kept by.
  package let dimensions: [Dimension]
  let duplicates: Methodology.Duplicates
  /// Whether duplicates are to be shown one by one, so that every record's position must be kept.
  let tracesRecords: Bool
  /// Whether the text of a duplicate that is refused is kept where the extract cannot be read at any place: not where another
  /// process reads it again from the start.
  package var keepsTexts = true
  /// Whether the employed are counted by division beside the cells.
  package var tellsDivisionsApart = false
  /// Whether records of one graduate are to be held against each other by name.
  package var comparesNames = false
  /// Whether it is kept which records do not count because another one of the graduate does.
  package var keepsSuperseded = false
  /// Whether the rows that do not count are to be shown, so that their text is kept.
  package var listsRejects = false
  /// Whether it is found out what contradictory records say.
  package var listsContradictions = false
  /// Whether it is found out on which lines what stands that somebody should mend, and which columns nobody can read.
  package var findsLines = false
  /// Whether it is kept what they would count for if another source were believed.
  package var weighsContradictions = false

  /// How many distinct values are kept, and how many combinations of them: see `Excess`.
  package var mostDistinct = Excess.usualLimit

  package init(dimensions: [Dimension], duplicates: Methodology.Duplicates, tracesRecords: Bool) {
    self.dimensions = dimensions
    self.duplicates = duplicates
    self.tracesRecords = tracesRecords && duplicates != .off
  }

  /// The institution's index among the dimensions; `nil` where it is none of them.
  var institution: Int? { dimensions.firstIndex(of: .institution) }

  /// The year's index among them, likewise.
  var year: Int? { dimensions.firstIndex(of: .year) }

  /// Whether it matters which graduate a record is of.
  package var tellsGraduatesApart: Bool { duplicates != .off }
}
