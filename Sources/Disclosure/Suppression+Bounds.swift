// What can be worked out of a hidden count from all that is told.

extension Suppression {
  /// No number of people is as large.
  private static let unbounded = 1 << 50

  /// People of hidden leaves, summed up.
  struct Sum {
    var leaves = 0
    var total = 0
    var parts: [Int]

    static func += (sum: inout Sum, other: Sum) {
      sum.leaves += other.leaves
      sum.total += other.total
      for part in sum.parts.indices { sum.parts[part] += other.parts[part] }
    }
  }

  /// What lies under a group whose parts are told, down to the next ones of which they are told.
  struct Region {
    /// Each hidden group with its hidden leaves in the region.
    var hidden: [(group: Int, sum: Sum)] = []
    /// All hidden leaves.
    var sum: Sum
    /// The groups in which the region ends, and what is told of their parts.
    var told: [Int] = []
    var toldParts: [Int]
  }

  func region(_ groups: [Int], _ family: Int) -> Region {
    let nothing = tree.families.all[family].parts.map { _ in 0 }
    var region = Region(sum: Sum(parts: nothing), toldParts: nothing)
    for group in groups { region.sum += add(group, to: &region, family) }
    return region
  }

  /// - Returns: the hidden leaves of the group.
  private func add(_ group: Int, to region: inout Region, _ family: Int) -> Sum {
    let (node, parts) = (tree.nodes[group], tree.families.all[family].parts)
    if !hidden[family][group] {
      region.told.append(group)
      for (part, place) in parts.enumerated() { region.toldParts[part] += node.values[place] }
      return Sum(parts: parts.map { _ in 0 })
    }
    let below = node.children.first ?? []
    var sum = Sum(parts: parts.map { _ in 0 })
    if below.isEmpty { sum = Sum(leaves: 1, total: total(group, family), parts: Array(node.values[parts])) }
    for part in below { sum += add(part, to: &region, family) }
    region.hidden.append((group, sum))
    return sum
  }

  /// Works out the bounds of all hidden groups under a source.
  ///
  /// - Returns: the first group with a small part that is too certain.
  mutating func settle(
    _ regions: [Region], under source: Int, _ family: Int, _ threshold: Int
  ) -> Int? {
    let own = tree.families.all[family]
    var narrow: Int?
    func judge(_ group: Int) {
      let isNarrow = own.parts.contains {
        (1..<threshold).contains(tree.nodes[group].values[$0])
          && below[$0][group] + above[$0][group] < threshold - 1
      }
      if isNarrow { narrow = min(narrow ?? group, group) }
    }
    let room = source == 0 && hidden[family][0] ? room(family, regions) : nil
    if let room {
      let more = own.above == nil ? 0 : above[own.total][0]
      for (part, place) in own.parts.enumerated() {
        let value = tree.nodes[0].values[place]
        below[place][0] = value - room[part].lowerBound
        above[place][0] = room[part].upperBound + more - value
      }
      judge(0)
    }
    for region in regions where region.sum.leaves > 0 {
      // What is known of the hidden leaves together.
      let sums = region.sum.parts.indices.map { part in
        guard let room else { return region.sum.parts[part]...region.sum.parts[part] }
        let told = region.toldParts[part]
        return room[part].lowerBound - told...room[part].upperBound - told
      }
      for (group, sum) in region.hidden {
        for (part, place) in own.parts.enumerated() {
          let bounds =
            own.above == nil
            ? size(of: sum, in: region, sums[part]) : self.bounds(of: group, sum, in: region, own, sums[part])
          below[place][group] = sum.parts[part] - bounds.lowerBound
          above[place][group] = bounds.upperBound - sum.parts[part]
        }
        judge(group)
      }
    }
    return narrow
  }

  /// A hidden size: each group that a report lists has someone.
  private func size(of sum: Sum, in region: Region, _ all: ClosedRange<Int>) -> ClosedRange<Int> {
    let others = region.sum.leaves - sum.leaves
    return others == 0 ? all : sum.leaves...all.upperBound - others
  }

  /// A hidden part, in a table of leaves by parts whose margins are known: at least what the other leaves have no room for, at
  /// most all there is of the part, or all there is of the group.
  private func bounds(
    of group: Int, _ sum: Sum, in region: Region, _ own: CountFamily, _ all: ClosedRange<Int>
  ) -> ClosedRange<Int> {
    let least = sum.total - below[own.total][group] + all.lowerBound - region.sum.total
    return max(0, least)...min(sum.total + above[own.total][group], all.upperBound)
  }

  /// What everyone's parts may be where they are hidden: what one branch tells of them holds for the others.
  private func room(_ family: Int, _ regions: [Region]) -> [ClosedRange<Int>] {
    let own = tree.families.all[family]
    if own.above == nil {
      return [(regions.map { $0.toldParts[0] + $0.sum.leaves }.max() ?? 1)...Self.unbounded]
    }
    let least = own.parts.indices.enumerated().map { part, _ in regions.map { $0.toldParts[part] }.max() ?? 0
    }
    let rest = max(0, total(0, family) - least.reduce(0, +))
    return least.map { $0...$0 + rest }
  }
}
