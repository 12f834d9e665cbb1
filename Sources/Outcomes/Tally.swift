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

  private func people(_ categories: [Category]) -> Int { categories.reduce(0) { $0 + self[$1] } }

  // `allCases` builds a new array at each call: a report asks some 100,000 times.
  static let zones = Zone.allCases
  private static let placedCategories = Category.allCases.filter(\.isPlaced)
  private static let employedCategories = Category.allCases.filter(\.isEmployed)
}
