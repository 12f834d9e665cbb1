/// The counts of a group as the report names them: people, each in `0...2^40`.
struct PublishedCounts: Hashable, Sendable {
  let graduates: Int
  let placed: Int
  let employed: Int
  let contract: Int
  let flexible: Int
  let selfEmployed: Int
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
  let inCircle: Int
  let inCircleUnknown: Int
  /// Whether any of them is of 1 to 4 people.
  let hasFew: Bool

  /// More people than there are: what is worked out of so many still fits an `Int`.
  static let most = 1 << 40
  /// All of them, in the report's order: that of `CountWords.all`.
  var inOrder: [Int] {
    [
      graduates, placed, employed, contract, flexible, selfEmployed, military, furtherStudy, abroad,
      notPlaced,
      unclear, chongqing, circle, elsewhere, unresolved, chongqingUnknown, inCircle, inCircleUnknown,
    ]
  }

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
    contract = try count("contract")
    flexible = try count("flexible")
    selfEmployed = try count("self_employed")
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
    inCircle = try count("in_circle")
    inCircleUnknown = try count("in_circle_unknown")
    hasFew = counts.values.contains(where: Self.few.contains)
  }
}
