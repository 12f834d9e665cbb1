import Counting
package import Pipelines

/// A condition's value that nobody has: probably a slip.
package struct UnmatchedValue: Sendable {
  /// The condition as written.
  package let condition: String
  package let dimension: Dimension
  package let value: String
  /// The most alike of the values that there are, the likest first.
  package let nearest: [String]
  /// A few of the values that there are, and how many there are.
  package let some: [String]
  package let count: Int
}

extension UnmatchedValue: CustomStringConvertible {
  package var description: String {
    let found =
      if !nearest.isEmpty {
        "the nearest: \(nearest.joined(separator: ", "))"
      } else if count == 0 {
        "there is nobody at all"
      } else {
        "there are \(some.joined(separator: ", "))" + (count > some.count ? ", … (\(count) in all)" : "")
      }
    return "“\(condition)” finds nobody with the \(dimension.name) “\(value)”; \(found)"
  }
}

extension Tabulation {
  /// The values of conditions that no graduate has, whatever the other conditions say.
  ///
  /// - Precondition: the dimensions of the filters are dimensions of the cube.
  package func unmatched(_ filters: [Filter]) -> [UnmatchedValue] {
    filters.flatMap { filter in
      let known = valuesInUse(ofDimension: cube.index(of: filter.dimension))
      return filter.patterns.compactMap { pattern -> UnmatchedValue? in
        let single = Filter(
          text: filter.text, dimension: filter.dimension, isNegated: false, patterns: [pattern])
        if known.contains(where: { single.passes($0) }) { return nil }
        return UnmatchedValue(
          condition: filter.text, dimension: filter.dimension, value: pattern.text,
          nearest: NearestName.several(of: pattern.text, among: known),
          some: Array(known.map(\.shown).filter { !$0.isEmpty }.sorted().prefix(5)), count: known.count)
      }
    }
  }

  private func valuesInUse(ofDimension dimension: Int) -> [DimensionValue] {
    var isUsed = [Bool](repeating: false, count: cube.values[dimension].count)
    for cell in 0..<cube.cellCount where cube.graduates(ofCell: cell) > 0 {
      isUsed[Int(cube.keys[cell * cube.dimensions.count + dimension])] = true
    }
    return zip(cube.values[dimension], isUsed).filter(\.1).map(\.0)
  }
}

extension Filter.Pattern {
  /// As it was written.
  var text: String {
    switch self {
    case .value(let text): text
    case .years(let years): "\(years.lowerBound)..\(years.upperBound)"
    }
  }
}

extension DimensionValue {
  fileprivate var shown: String { knownAs.joined(separator: " ") }
}

extension NearestName {
  /// The three values most like `name`, by code or name: those that hold it, then those with the fewest differences.
  fileprivate static func several(of name: String, among values: [DimensionValue]) -> [String] {
    let wanted = name.filter { $0 != "*" }
    var known: [String: Double] = [:]
    for value in values {
      let likeness = value.knownAs.map { text in
        !wanted.isEmpty && text.contains(wanted) ? 0 : unlikeness(wanted, text)
      }
      known[value.shown] = min(likeness.min() ?? 1, known[value.shown] ?? 1)
    }
    return known.filter { $0.value < 1 && !$0.key.isEmpty }
      .sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(3).map(\.key)
  }
}
