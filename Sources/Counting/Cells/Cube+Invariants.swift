extension Cube {
  /// Checks, in a debug build, what everyone relies on: `keys` has `dimensions.count` numbers to a cell, all of them of
  /// values that there are, `counts` has `CellCounts.count`; no two cells have the same key and input. Of each cell,
  /// the zones and the evidence hold the employed, and no remark more than the graduates. The flows of a cell lie
  /// side by side, in the order of the cells, and hold the employed too, where there are flows.
  package func checkInvariants() {
    assert(values.count == dimensions.count)
    assert(keys.count == cellCount * dimensions.count)
    assert(counts.count == cellCount * CellCounts.count)
    assert(cellsAreDistinct)
    assert((0..<cellCount).allSatisfy(cellBalances))
    assert(flowsAreInOrder)
    assert(flows.isEmpty || flowsHoldTheEmployed)
  }

  private var cellsAreDistinct: Bool {
    let width = dimensions.count
    return keys.indices.allSatisfy { keys[$0] < values[$0 % width].count } && repeatedCell == nil
  }

  private func cellBalances(_ cell: Int) -> Bool {
    let own = counts[cell * CellCounts.count..<(cell + 1) * CellCounts.count]
    func sum(_ indices: some Sequence<Int>) -> Int { indices.reduce(0) { $0 + own[own.startIndex + $1] } }
    let (graduates, employed) = (sum(CellCounts.categories), sum(CellCounts.employed))
    return own.allSatisfy { $0 >= 0 } && sum(CellCounts.zones) == employed
      && sum(CellCounts.evidence) == employed
      && own[(own.startIndex + CellCounts.remarks.lowerBound)...].allSatisfy { $0 <= graduates }
  }

  private var flowsAreInOrder: Bool {
    flows.allSatisfy { $0.employed > 0 && $0.cell < cellCount }
      && zip(flows, flows.dropFirst()).allSatisfy { $0.cell <= $1.cell }
  }

  private var flowsHoldTheEmployed: Bool {
    var rest = (0..<cellCount).map { cell in
      CellCounts.employed.reduce(0) { $0 + counts[cell * CellCounts.count + $1] }
    }
    for flow in flows { rest[Int(flow.cell)] -= flow.employed }
    return rest.allSatisfy { $0 == 0 }
  }
}
