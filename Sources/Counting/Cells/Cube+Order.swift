extension Cube {
  /// The same cube in the one order that its content has: values by code and name, byte by byte, cells by key and
  /// input, flows by cell and place. Values that no cell has are gone.
  ///
  /// So the same records make the same cube, whoever met which value first, and whatever was met in a range that was
  /// read from a wrong start, or in a record that was refused.
  /// - Complexity: linear in cells and flows; values are sorted.
  consuming func inOrder() -> Cube {
    let kept = dimensions.indices.map(valuesInOrder)
    var cube = Cube(
      dimensions: dimensions,
      values: dimensions.indices.map { dimension in
        kept[dimension].map { values[dimension][$0] }
      })
    let ranks = dimensions.indices.map { dimension in
      var ranks = [UInt32](repeating: 0, count: values[dimension].count)
      for (rank, value) in kept[dimension].enumerated() { ranks[value] = UInt32(rank) }
      return ranks
    }
    let width = dimensions.count
    for index in keys.indices { keys[index] = ranks[index % width][Int(keys[index])] }
    let order = cellsInOrder()
    cube.keys.reserveCapacity(keys.count)
    cube.counts.reserveCapacity(counts.count)
    for cell in order {
      cube.inputs.append(inputs[cell])
      cube.keys += keys[cell * width..<(cell + 1) * width]
      cube.counts += counts[cell * CellCounts.count..<(cell + 1) * CellCounts.count]
    }
    cube.flows = flowsInOrder(of: order)
    return cube
  }

  /// A cell that has the same key and input as another one.
  ///
  /// - Complexity: linear, and next to nothing where the cells are in order.
  package var repeatedCell: Int? {
    if zip(0..<cellCount, 1..<max(cellCount, 1)).allSatisfy({ compare($0, $1) < 0 }) { return nil }
    let order = cellsInOrder()
    return zip(order, order.dropFirst()).first { compare($0, $1) == 0 }?.1
  }

  /// Below 0 where a cell comes before another one.
  private func compare(_ one: Int, _ other: Int) -> Int {
    let width = dimensions.count
    for dimension in 0..<width where keys[one * width + dimension] != keys[other * width + dimension] {
      return keys[one * width + dimension] < keys[other * width + dimension] ? -1 : 1
    }
    return Int(inputs[one]) - Int(inputs[other])
  }

  /// The values of a dimension that cells have.
  private func valuesInOrder(_ dimension: Int) -> [Int] {
    var isUsed = [Bool](repeating: false, count: values[dimension].count)
    for cell in 0..<cellCount { isUsed[Int(keys[cell * dimensions.count + dimension])] = true }
    return isUsed.indices.filter { isUsed[$0] }.sorted { values[dimension][$0] < values[dimension][$1] }
  }

  /// Sorts by the input first, then by each dimension from the last on, which keeps equals together.
  private func cellsInOrder() -> [Int] {
    var order = Array(0..<cellCount)
    var sorted = order
    func sort(below limit: Int, by key: (Int) -> Int) {
      if limit < 2 { return }
      var starts = [Int](repeating: 0, count: limit + 1)
      for cell in order { starts[key(cell) + 1] += 1 }
      for index in 0..<limit { starts[index + 1] += starts[index] }
      for cell in order {
        let rank = key(cell)
        sorted[starts[rank]] = cell
        starts[rank] += 1
      }
      swap(&order, &sorted)
    }
    let width = dimensions.count
    sort(below: Int(inputs.max() ?? 0) + 1) { Int(inputs[$0]) }
    for dimension in dimensions.indices.reversed() {
      sort(below: values[dimension].count) { Int(keys[$0 * width + dimension]) }
    }
    return order
  }

  private func flowsInOrder(of order: [Int]) -> [CellFlow] {
    if flows.isEmpty { return [] }
    let starts = flowStarts
    var sorted: [CellFlow] = []
    sorted.reserveCapacity(flows.count)
    for (cell, old) in order.enumerated() {
      for flow in flows[starts[old]..<starts[old + 1]] {
        sorted.append(CellFlow(cell: UInt32(cell), whereabouts: flow.whereabouts, employed: flow.employed))
      }
    }
    return sorted
  }

  /// By cell, where its flows start; at the end, how many there are.
  package var flowStarts: [Int] {
    var starts = [Int](repeating: 0, count: cellCount + 1)
    for flow in flows { starts[Int(flow.cell) + 1] += 1 }
    for cell in 0..<cellCount { starts[cell + 1] += starts[cell] }
    return starts
  }
}

extension DimensionValue: Comparable {
  /// By code, then by name, byte by byte.
  package static func < (left: Self, right: Self) -> Bool {
    left.code.utf8.elementsEqual(right.code.utf8)
      ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
      : left.code.utf8.lexicographicallyPrecedes(right.code.utf8)
  }
}
