package import Outcomes
package import Pipelines

extension Report {
  /// How everyone, or one institution, did year by year.
  package struct Trend: Sendable {
    /// The graduates of one year.
    package struct Year: Sendable {
      /// As the key of a group by year: `2025`; empty for those of whom no year is known.
      package var year: String
      package var tally: Tally
      /// Counts that are not told.
      package var hidden: HiddenCounts = []

      package init(year: String, tally: Tally) {
        self.year = year
        self.tally = tally
      }
    }

    /// As those of a `Group`.
    package var by: [Dimension]
    package var key: [String]
    package var name: [String?]
    /// Those with graduates, in byte order: together they are all graduates of the group. `nil` where they are not told.
    package var years: [Year]?

    package init(by: [Dimension], key: [String], name: [String?], years: [Year]?) {
      self.by = by
      self.key = key
      self.name = name
      self.years = years
    }
  }
}
