public import Regions

extension Report {
  /// Where the employed of one group work, division by division.
  public struct Flow: Sendable {
    /// How far divisions are told apart.
    public enum Level: String, CaseIterable, Sendable {
      case province, city, county
    }

    public struct Destination: Sendable {
      /// Six digits; `nil` abroad, and for those whom nothing located.
      public var division: String?
      public var name: String?
      /// The zone of all of them, or what their zones share: `sichuanMixed` for 四川省 where some are in the circle.
      public var zone: Zone?
      public var employed: Int

      public init(division: String?, name: String?, zone: Zone?, employed: Int) {
        self.division = division
        self.name = name
        self.zone = zone
        self.employed = employed
      }
    }

    /// As those of a `Group`.
    public var by: [String]
    public var key: [String]
    public var name: [String?]
    public var level: Level
    /// Largest first; equals in the order of their code, those without one last.
    public var destinations: [Destination]

    public init(
      by: [String], key: [String], name: [String?], level: Level, destinations: [Destination]
    ) {
      self.by = by
      self.key = key
      self.name = name
      self.level = level
      self.destinations = destinations
    }
  }
}
