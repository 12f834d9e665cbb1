import Outcomes

/// The one data structure behind every answer: for each combination of values, what was counted.
///
/// What a worker folds, what merging workers gives, and what a report rolls up are all this. Merging is addition:
/// commutative and associative.
struct Cube {
  /// The dimensions of a cell's values, in order.
  let dimensions: [String]
  /// The distinct values of each dimension.
  private(set) var values: [[DimensionValue]]
  /// By cell, the place of its value in each dimension.
  private(set) var keys: [[Int]] = []
  private(set) var tallies: [Tally] = []

  /// The employed of each cell by where they work; empty unless flows were asked for.
  private(set) var employedByPlace: [PlaceOfCell: Int] = [:]

  /// One place where graduates of a cell work.
  struct PlaceOfCell: Hashable {
    var cell: Int
    var whereabouts: Whereabouts
  }

  private var valuePlaces: [[DimensionValue: Int]]
  private var cellPlaces: [[Int]: Int] = [:]

  init(dimensions: [String]) {
    self.dimensions = dimensions
    values = dimensions.map { _ in [] }
    valuePlaces = dimensions.map { _ in [:] }
  }

  /// The place of a value in a dimension, new or not.
  mutating func place(of value: DimensionValue, inDimension dimension: Int) -> Int {
    if let place = valuePlaces[dimension][value] { return place }
    let place = values[dimension].count
    values[dimension].append(value)
    valuePlaces[dimension][value] = place
    return place
  }

  /// The cell of a combination of places, new or not.
  mutating func cell(_ key: [Int]) -> Int {
    if let cell = cellPlaces[key] { return cell }
    let cell = keys.count
    keys.append(key)
    tallies.append(Tally())
    cellPlaces[key] = cell
    return cell
  }

  mutating func add(_ tally: Tally, toCell cell: Int) { tallies[cell] += tally }

  mutating func add(_ employed: Int, at whereabouts: Whereabouts, toCell cell: Int) {
    employedByPlace[PlaceOfCell(cell: cell, whereabouts: whereabouts), default: 0] += employed
  }
}
