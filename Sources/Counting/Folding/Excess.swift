package import Pipelines

/// More than may be kept in memory: found out while there is some left.
package struct Excess: Error, Equatable, Sendable {
  package enum Kind: CaseIterable, Sendable {
    /// Distinct values of all dimensions.
    case values
    /// Combinations of them.
    case cells
    /// Groups of a report.
    case groups
  }

  /// A dimension, and how many distinct values of it there were by then, the blank one aside.
  package struct Width: Equatable, Sendable {
    package let dimension: String
    package let values: Int

    package init(_ dimension: Dimension, values: Int) {
      self.dimension = dimension.name
      self.values = values
    }
  }

  package let kind: Kind
  package let limit: Int
  /// The widest first.
  package let widths: [Width]

  /// How many values there may be, how many groups, and how many combinations of two values: then it is in the order of a
  /// gigabyte.
  package static let usualLimit = 500_000
  package static let limits = 1...100_000_000

  package init(_ kind: Kind, limit: Int, _ widths: [Width]) {
    self.kind = kind
    self.limit = limit
    self.widths = widths.sorted { $0.values > $1.values }
  }

  /// How many combinations of so many values there may be: the longer they are, the more memory each takes.
  static func mostCells(_ limit: Int, dimensions: Int) -> Int { limit * 10 / (8 + max(dimensions, 2)) }
}

extension RangeFold {
  /// Whether this worker has met more than it may keep.
  func excess(over limit: Int) -> Excess? {
    let widths = numbers.widths(grain)
    if widths.reduce(0, { $0 + $1.values }) > limit { return Excess(.values, limit: limit, widths) }
    let most = Excess.mostCells(limit, dimensions: grain.dimensions.count)
    if cellTable.count <= most { return nil }
    return Excess(.cells, limit: most, widths.filter { grain.dimensions.map(\.name).contains($0.dimension) })
  }
}

extension WorkerNumbers {
  /// Of all dimensions, also of those that no cell is kept by.
  fileprivate func widths(_ grain: Grain) -> [Excess.Width] {
    var all = Array(zip(grain.dimensions, dimensions)) + others.map { ($0.key, $0.value) }
    if grain.institution == nil { all.append((.institution, institutions)) }
    // The first is the blank one.
    return all.map { Excess.Width($0, values: $1.values.count - 1) }
  }
}

extension CubeBuilder {
  /// Whether the workers have met more together than may be kept.
  package func requireRoom(_ limit: Int) throws(Excess) {
    let widths = widths
    if widths.reduce(0, { $0 + $1.values }) > limit { throw Excess(.values, limit: limit, widths) }
    let most = Excess.mostCells(limit, dimensions: dimensions.count)
    if cellCount > most { throw Excess(.cells, limit: most, widths) }
  }
}

extension Cube {
  /// That a report by some of its dimensions would have too many groups.
  package func excess(of dimensions: [Dimension], limit: Int) -> Excess {
    let widths = dimensions.map { dimension in
      Excess.Width(dimension, values: values[index(of: dimension)].count { !$0.key.isEmpty })
    }
    return Excess(.groups, limit: limit, widths)
  }
}

extension Excess: CustomStringConvertible {
  /// What there is too much of, with figures, and what to do.
  package var description: String {
    let widest = widths.prefix(3).map { "\($0.dimension) \($0.values)" }.joined(separator: ", ")
    let more = widths.count > 3 ? ", … \(widths.count) dimensions" : ""
    return switch kind {
    case .values:
      "the extracts have more than \(limit) distinct values (\(widest)\(more)): is the column of a dimension one of "
        + "IDs or names of people? Map another one, or allow more with --max-distinct"
    case .cells:
      "the extracts have more than \(limit) combinations of values (\(widest)\(more)): leave dimensions out, or allow "
        + "more with --max-distinct"
    case .groups:
      "the report would have more than \(limit) groups (values: \(widest)\(more)): group by fewer dimensions (--by), ask "
        + "for fewer (--where), or allow more with --max-distinct"
    }
  }
}
