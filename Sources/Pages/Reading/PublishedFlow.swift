import Regions

/// Where the employed of everyone work.
struct PublishedFlow: Sendable {
  struct Destination: Decodable, Sendable {
    /// Six digits; `nil` abroad, and for those whom nothing located.
    var division: String?
    var name: String?
    var zone: String?
    var employed: Int
    /// How many places it stands for; `nil` of one.
    var folded: Int?
  }

  /// `province`, `city` or `county`: how far divisions are told apart.
  var level: String
  /// As in the report: largest first.
  /// `nil` where they are not told.
  var destinations: [Destination]?
}

extension PublishedFlow: Decodable {
  private enum Key: String, CodingKey { case level, destinations }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    level = try container.decode(String.self, forKey: .level)
    destinations = try container.decode([Destination]?.self, forKey: .destinations)
    for destination in destinations ?? [] where !(0...PublishedCounts.most).contains(destination.employed) {
      throw decoder.damage(at: "destinations", "has no number of people")
    }
  }
}
