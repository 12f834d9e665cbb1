import Counting
import Outcomes

extension RollUp {
  /// Everyone and every group, with its counts.
  func tallies() -> [Report.Group] {
    let groups = groups
    let width = CellCounts.evidence.upperBound
    var sums = [Int](repeating: 0, count: groups.count * width)
    // By depth, the group that holds the leaf; a leaf is a group of its own, and those above it stand before it.
    var open = [Int](repeating: 0, count: dimensions.count + 1)
    for (number, group) in groups.enumerated() {
      open[group.depth] = number
      guard group.depth == dimensions.count else { continue }
      for leaf in group.leaves {
        for cell in cells(ofLeaf: leaf) {
          for index in 0..<width {
            sums[number * width + index] += cube.counts[cell * CellCounts.count + index]
          }
        }
      }
      for above in open.dropLast() {
        for index in 0..<width { sums[above * width + index] += sums[number * width + index] }
      }
    }
    return groups.enumerated().map { number, group in
      let (by, key, name) = key(of: group)
      return Report.Group(
        by: by, key: key, name: name, tally: Tally(cell: sums[number * width..<(number + 1) * width]))
    }
  }
}
