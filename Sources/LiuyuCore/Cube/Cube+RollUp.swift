import Outcomes

extension Cube {
  /// Every roll-up along `dimensions`: everyone first, then each value of the first dimension followed by its own
  /// groups, each level in the byte order of its keys.
  func groups(by dimensions: [String]) -> [Report.Group] {
    var groups: [Report.Group] = []
    rollUp(along: dimensions) { by, key, name in
      groups.append(Report.Group(by: by, key: key, name: name, tally: Tally()))
    } add: { cell, group in
      groups[group].tally += tallies[cell]
    }
    return groups
  }

  /// Goes through the groups along `dimensions` and the cells of each.
  ///
  /// - Parameters:
  ///   - start: called for each group, in order.
  ///   - add: called for each cell of a group, once the group has started; groups are numbered from 0.
  func rollUp(
    along dimensions: [String], start: (_ by: [String], _ key: [String], _ name: [String?]) -> Void,
    add: (_ cell: Int, _ group: Int) -> Void
  ) {
    let axes = dimensions.map { axis($0) }
    let cells = keys.indices.filter { tallies[$0].graduates > 0 }
    let ranked = cells.map { cell in (axes.map { $0.rank[keys[cell][$0.dimension]] }, cell) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }

    // The group of each depth that is still open.
    var open: [Int] = []
    var count = 0
    func begin(_ key: ArraySlice<Int>) {
      open.append(count)
      count += 1
      start(
        Array(dimensions.prefix(key.count)), zip(axes, key).map { $0.keys[$1] },
        zip(axes, key).map { $0.names[$1] })
    }
    begin([])
    var previous: [Int]?
    for (key, cell) in ranked {
      let shared = previous.map { zip($0, key).prefix { $0 == $1 }.count } ?? 0
      open.removeLast(open.count - 1 - min(shared, open.count - 1))
      while open.count <= key.count { begin(key.prefix(open.count)) }
      for group in open { add(cell, group) }
      previous = key
    }
  }

  /// One dimension to roll up along.
  private struct Axis {
    /// The dimension's place in the cells' keys.
    var dimension: Int
    /// By value of the dimension, the rank of its key.
    var rank: [Int]
    /// By rank.
    var keys: [String]
    /// By rank: the key's most frequent name, `nil` where it has none.
    var names: [String?]
  }

  private func axis(_ name: String) -> Axis {
    let dimension = dimensions.firstIndex(of: name)!
    let values = values[dimension]
    let keys = Set(values.map(\.key)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let ranks = Dictionary(uniqueKeysWithValues: zip(keys, 0...))
    var graduates = [Int](repeating: 0, count: values.count)
    for (cell, key) in self.keys.enumerated() { graduates[key[dimension]] += tallies[cell].graduates }
    var names = [(name: String, graduates: Int)?](repeating: nil, count: keys.count)
    var byName: [[String: Int]] = Array(repeating: [:], count: keys.count)
    for (value, count) in zip(values, graduates) where !value.name.isEmpty && count > 0 {
      byName[ranks[value.key]!][value.name, default: 0] += count
    }
    for (rank, candidates) in byName.enumerated() {
      for (name, count) in candidates {
        guard let best = names[rank] else {
          names[rank] = (name, count)
          continue
        }
        let isFirst = name.utf8.lexicographicallyPrecedes(best.name.utf8)
        if count > best.graduates || (count == best.graduates && isFirst) { names[rank] = (name, count) }
      }
    }
    return Axis(
      dimension: dimension, rank: values.map { ranks[$0.key]! }, keys: keys, names: names.map { $0?.name })
  }
}
