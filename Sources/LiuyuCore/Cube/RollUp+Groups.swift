import Outcomes

extension RollUp {
  /// Everyone and every group, with its counts.
  func tallies(of cube: Cube) -> [Report.Group] {
    groups.map { group in
      var sum = [Int](repeating: 0, count: CellCounts.count)
      for leaf in group.leaves {
        for cell in cells(ofLeaf: leaf) {
          for index in 0..<CellCounts.evidence.upperBound {
            sum[index] += cube.counts[cell * CellCounts.count + index]
          }
        }
      }
      let (by, key, name) = key(of: group)
      return Report.Group(
        by: by, key: key, name: name, tally: sum.withUnsafeBufferPointer { Tally(cell: $0.baseAddress!) })
    }
  }
}
