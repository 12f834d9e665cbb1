public import Regions

/// The counts of one cell, from which every figure of the report follows under every methodology.
///
/// All counts are people.
public struct Tally: Hashable, Sendable {
  /// Graduates by what became of them, indexed by `Category.rawValue`.
  public var byCategory: [Int]
  /// The employed by where they work, indexed by `Zone.rawValue`; the sum is `employed`.
  public var byZone: [Int]
  /// The employed by what located them, indexed by `Evidence.rawValue`; last, those whom nothing located.
  public var byEvidence: [Int]

  public init() {
    byCategory = Array(repeating: 0, count: Category.allCases.count)
    byZone = Array(repeating: 0, count: Zone.allCases.count)
    byEvidence = Array(repeating: 0, count: Evidence.allCases.count + 1)
  }

  public subscript(category: Category) -> Int { byCategory[Int(category.rawValue)] }

  /// The employed in one zone.
  public func employed(in zone: Zone) -> Int { byZone[Int(zone.rawValue)] }

  /// Everyone counted.
  public var graduates: Int { byCategory.reduce(0, +) }

  /// Those with a destination: see `Category.isPlaced`.
  public var placed: Int { people(Self.placedCategories) }

  /// Those with a job: see `Category.isEmployed`.
  public var employed: Int { people(Self.employedCategories) }

  /// Adds what another one counts.
  public mutating func add(_ other: Tally) {
    for index in byCategory.indices { byCategory[index] += other.byCategory[index] }
    for index in byZone.indices { byZone[index] += other.byZone[index] }
    for index in byEvidence.indices { byEvidence[index] += other.byEvidence[index] }
  }

  /// The same where some of those who are counted here are counted otherwise.
  ///
  /// - Parameters:
  ///   - some: as they are counted here.
  ///   - other: the same people, as they are to be counted.
  public func counting(_ some: Tally, as other: Tally) -> Tally {
    var tally = self
    for index in byCategory.indices {
      tally.byCategory[index] += other.byCategory[index] - some.byCategory[index]
    }
    for index in byZone.indices { tally.byZone[index] += other.byZone[index] - some.byZone[index] }
    for index in byEvidence.indices {
      tally.byEvidence[index] += other.byEvidence[index] - some.byEvidence[index]
    }
    return tally
  }

  private func people(_ categories: [Category]) -> Int { categories.reduce(0) { $0 + self[$1] } }

  // `allCases` builds a new array at each call: a report asks some 100,000 times.
  static let zones = Zone.allCases
  private static let placedCategories = Category.allCases.filter(\.isPlaced)
  private static let employedCategories = Category.allCases.filter(\.isEmployed)
}
