import Counting
import Pipelines

/// The groups of a cube along some dimensions: everyone first, then each value of the first dimension followed by its
/// own groups, each level in the byte order of its keys.
///
/// **Invariant.** A leaf is a combination of keys of all dimensions, and leaves are numbered in the order of their
/// keys: so the leaves of any group lie side by side, and the groups are the prefixes of leaves.
struct RollUp {
  let dimensions: [Dimension]
  let cube: Cube
  private let axes: [Axis]
  /// By leaf, the cells that it holds.
  private let cellsOfLeaves: [[Int]]
  /// By leaf and dimension, the rank of its key.
  private let ranks: [Int]

  /// - Parameters:
  ///   - dimensions: of the cube's, outermost first.
  ///   - passing: by cell, whether it counts.
  init(_ cube: Cube, along dimensions: [Dimension], passing: [Bool]) {
    self.cube = cube
    self.dimensions = dimensions
    let cells = (0..<cube.cellCount).filter { passing[$0] && cube.graduates(ofCell: $0) > 0 }
    axes = dimensions.map { Axis(of: cube, cube.index(of: $0), cells: cells) }

    // Leaves as they come.
    let (width, cubeWidth) = (axes.count, cube.dimensions.count)
    let leaves = CombinationTable(width: width + 1)
    var found: [[Int]] = []
    var foundRanks: [Int] = []
    for cell in cells {
      let ranks = axes.map { $0.rank[Int(cube.keys[cell * cubeWidth + $0.dimension])] }
      let leaf = leaves.number(of: [0] + ranks)
      if Int(leaf) == found.count {
        found.append([])
        foundRanks += ranks.map(Int.init)
      }
      found[Int(leaf)].append(cell)
    }
    let order = found.indices.sorted { one, other in
      for axis in 0..<width where foundRanks[one * width + axis] != foundRanks[other * width + axis] {
        return foundRanks[one * width + axis] < foundRanks[other * width + axis]
      }
      return false
    }
    cellsOfLeaves = order.map { found[$0] }
    ranks = order.flatMap { foundRanks[$0 * width..<($0 + 1) * width] }
  }

  /// A group: how many dimensions its key has, and its leaves.
  struct Group {
    let depth: Int
    var leaves: Range<Int>
  }

  /// In the order of the report.
  var groups: [Group] {
    var groups = [Group(depth: 0, leaves: cellsOfLeaves.indices)]
    // By depth, the group that is still open.
    var open = [0]
    for leaf in cellsOfLeaves.indices {
      let shared = leaf == 0 ? 0 : (0..<axes.count).prefix { rank(leaf, $0) == rank(leaf - 1, $0) }.count
      open.removeLast(open.count - 1 - min(shared, open.count - 1))
      for depth in open.count..<axes.count + 1 {
        open.append(groups.count)
        groups.append(Group(depth: depth, leaves: leaf..<leaf))
      }
      for group in open.dropFirst() { groups[group].leaves = groups[group].leaves.lowerBound..<leaf + 1 }
    }
    return groups
  }

  /// The key of a group, and its names; see `Report.Group`.
  func key(of group: Group) -> (by: [Dimension], key: [String], name: [String?]) {
    let ranks = (0..<group.depth).map { rank(group.leaves.lowerBound, $0) }
    return (
      Array(dimensions.prefix(group.depth)), zip(axes, ranks).map { $0.keys[$1] },
      zip(axes, ranks).map { $0.names[$1] }
    )
  }

  func cells(ofLeaf leaf: Int) -> [Int] { cellsOfLeaves[leaf] }

  private func rank(_ leaf: Int, _ axis: Int) -> Int { ranks[leaf * axes.count + axis] }
}

/// One dimension to roll up along.
private struct Axis {
  /// The dimension's index among those of the cube.
  let dimension: Int
  /// By value of the dimension, the rank of its key.
  let rank: [UInt32]
  /// By rank.
  let keys: [String]
  /// By rank: the key's most frequent name among the graduates that count, of equals the first in byte order; `nil`
  /// where it has none.
  let names: [String?]

  init(of cube: Cube, _ dimension: Int, cells: [Int]) {
    self.dimension = dimension
    let values = cube.values[dimension]
    keys = Set(values.map(\.key)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let ranks = Dictionary(uniqueKeysWithValues: zip(keys, 0...))
    rank = values.map { UInt32(ranks[$0.key]!) }
    var graduates = [Int](repeating: 0, count: values.count)
    for cell in cells {
      graduates[Int(cube.keys[cell * cube.dimensions.count + dimension])] += cube.graduates(ofCell: cell)
    }
    var byName: [[String: Int]] = Array(repeating: [:], count: keys.count)
    for (index, value) in values.enumerated() where !value.name.isEmpty && graduates[index] > 0 {
      byName[Int(rank[index])][value.name, default: 0] += graduates[index]
    }
    names = byName.map { names in
      names.min {
        $0.value == $1.value ? $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) : $0.value > $1.value
      }?.key
    }
  }
}
