import Outcomes

/// The counts of a group as the report names them: people, each in `0...2^40`, or hidden.
struct PublishedCounts: Hashable, Sendable {
  /// By `CountName.rawValue`.
  private var counts: [Int?]

  /// `nil` where it is hidden.
  subscript(name: CountName) -> Int? { counts[Int(name.rawValue)] }

  var hidden: HiddenCounts { HiddenCounts(CountName.all.filter { self[$0] == nil }) }

  /// Whether any is of 1 to 4 people.
  var hasFew: Bool { tellsOfFewer(than: Self.few.upperBound) }

  mutating func hide(_ hidden: HiddenCounts) {
    for name in hidden.names { counts[Int(name.rawValue)] = nil }
  }

  /// Whether each whole that is told with all its parts is their sum.
  var addUp: Bool {
    let sums: [(CountName, [CountName])] = [
      (.graduates, [.placed, .notPlaced, .unclear]),
      (.placed, [.employed, .military, .furtherStudy, .abroad]),
      (.employed, [.contract, .flexible, .selfEmployed]),
      (.employed, [.chongqing, .circle, .elsewhere, .unresolved]),
    ]
    return sums.allSatisfy { whole, parts in
      let told = parts.compactMap { self[$0] }
      guard let all = self[whole] else { return true }
      let sum = told.reduce(0, +)
      return told.count == parts.count ? sum == all : sum <= all
    }
  }

  /// Whether it tells of 1 to `threshold` - 1 people.
  func tellsOfFewer(than threshold: Int) -> Bool {
    counts.contains { $0.map { (1..<threshold).contains($0) } == true }
  }

  /// More people than there are: what is worked out of so many still fits an `Int`.
  static let most = 1 << 40
  /// Fewer may tell of one person.
  static let few = 1..<5
}

extension PublishedCounts: Decodable {
  init(from decoder: any Decoder) throws {
    let published = try decoder.singleValueContainer().decode([String: Int?].self)
    counts = try CountName.all.map { name in
      guard let count = published["\(name.term)"] else {
        throw decoder.damage(at: "\(name.term)", "is missing")
      }
      guard count.map((0...Self.most).contains) != false else {
        throw decoder.damage(at: "\(name.term)", "is no number of people")
      }
      return count
    }
  }
}
