/// The counts of a group as the report names them: people, each in `0...2^40`.
struct PublishedCounts: Hashable, Sendable {
  let graduates: Int
  let placed: Int
  let employed: Int
  let military: Int
  let furtherStudy: Int
  let abroad: Int
  let notPlaced: Int
  let unclear: Int
  let chongqing: Int
  let circle: Int
  let elsewhere: Int
  let unresolved: Int
  let chongqingUnknown: Int
  let inCircleUnknown: Int
  /// Whether any count of the report, also of those that are not kept here, is of 1 to 4 people.
  let hasFew: Bool

  /// More people than there are: what is worked out of so many still fits an `Int`.
  static let most = 1 << 40
  /// Fewer may tell of one person.
  static let few = 1..<5
}

extension PublishedCounts: Decodable {
  init(from decoder: any Decoder) throws {
    let counts = try decoder.singleValueContainer().decode([String: Int].self)
    func count(_ name: String) throws -> Int {
      guard let count = counts[name] else { throw decoder.damage(at: name, "is missing") }
      guard (0...Self.most).contains(count) else {
        throw decoder.damage(at: name, "is no number of people")
      }
      return count
    }
    graduates = try count("graduates")
    placed = try count("placed")
    employed = try count("employed")
    military = try count("military")
    furtherStudy = try count("further_study")
    abroad = try count("abroad")
    notPlaced = try count("not_placed")
    unclear = try count("unclear")
    chongqing = try count("chongqing")
    circle = try count("circle")
    elsewhere = try count("elsewhere")
    unresolved = try count("unresolved")
    chongqingUnknown = try count("chongqing_unknown")
    inCircleUnknown = try count("in_circle_unknown")
    hasFew = counts.values.contains(where: Self.few.contains)
  }
}
