package import Pipelines
package import ReferenceData
package import Regions

extension Report {
  /// Where the employed of one group work, division by division.
  package struct Flow: Sendable {
    package struct Destination: Sendable {
      /// Six digits; `nil` abroad, and for those whom nothing located.
      package var division: String?
      package var name: String?
      /// The zone of all of them, or what their zones share: `sichuanMixed` for 四川省 where some are in the circle.
      package var zone: Zone?
      package var employed: Int
      /// How many places it stands for, of which none is told by itself; `nil` of one place. All have the class of `zone`.
      package var folded: Int?

      package init(division: String?, name: String?, zone: Zone?, employed: Int) {
        self.division = division
        self.name = name
        self.zone = zone
        self.employed = employed
      }
    }

    /// As those of a `Group`.
    package var by: [Dimension]
    package var key: [String]
    package var name: [String?]
    package var level: DivisionLevel
    /// Largest first; equals in the order of their code, those without one last, and what is folded behind them. `nil` where they
    /// are not told.
    package var destinations: [Destination]?

    package init(
      by: [Dimension], key: [String], name: [String?], level: DivisionLevel, destinations: [Destination]?
    ) {
      self.by = by
      self.key = key
      self.name = name
      self.level = level
      self.destinations = destinations
    }
  }
}
