import Buffers
package import Pipelines

/// Adds up cubes, and the shares of workers, that number their values and cells each in its own way.
///
/// Adding is commutative and associative: the sum is in an order of its own, see `Cube.inOrder`.
package struct CubeBuilder: ~Copyable {
  package let dimensions: [Dimension]
  private var values: [[DimensionValue]]
  private var numbers: [[DimensionValue: UInt32]]
  /// Of a 0, the values of all dimensions and the input: their numbers are the cells.
  private let keys: CombinationTable
  private var counts: [Int] = []
  private var flows = FlowCounts()

  package init(dimensions: [Dimension]) {
    self.dimensions = dimensions
    values = dimensions.map { _ in [] }
    numbers = dimensions.map { _ in [:] }
    keys = CombinationTable(width: dimensions.count + 2)
  }

  /// How many values of each dimension there are; a worker has the blank one of each.
  var widths: [Excess.Width] {
    zip(dimensions, values).map { Excess.Width($0, values: max($1.count - 1, 0)) }
  }

  var cellCount: Int { counts.count / CellCounts.count }

  /// The number of a value in a dimension, new or not.
  mutating func number(of value: DimensionValue, inDimension dimension: Int) -> UInt32 {
    if let number = numbers[dimension][value] { return number }
    let number = UInt32(values[dimension].count)
    values[dimension].append(value)
    numbers[dimension][value] = number
    return number
  }

  /// The cell of a combination of numbers, one for each dimension, and an input; new or not.
  mutating func cell(_ key: some Sequence<UInt32>, input: UInt32) -> Int {
    let cell = Int(keys.number(of: [0] + key + [input]))
    if cell == cellCount { counts.append(contentsOf: repeatElement(0, count: CellCounts.count)) }
    return cell
  }

  /// Adds to one count of a cell: see `CellCounts`.
  mutating func add(_ graduates: Int, toCell cell: Int, at index: Int) {
    counts[cell * CellCounts.count + index] += graduates
  }

  /// Adds a worker's cells.
  ///
  /// - Parameters:
  ///   - counts: `CellCounts.count` to a cell of the worker; of its last cells there may be none.
  ///   - cells: by cell of the worker, the cell here.
  mutating func add(_ counts: borrowing Growing<UInt32>, toCells cells: [Int]) {
    for (own, cell) in cells.enumerated() where own * CellCounts.count < counts.count {
      for index in CellCounts.all {
        self.counts[cell * CellCounts.count + index] += Int(counts[own * CellCounts.count + index])
      }
    }
  }

  mutating func add(_ employed: Int, at whereabouts: Whereabouts, toCell cell: Int) {
    flows.add(employed, at: whereabouts, toCell: cell)
  }

  mutating func add(_ more: FlowCounts) { flows.add(more) }

  /// Adds a whole cube whose inputs come after `inputs` others.
  ///
  /// - Precondition: no sum of counts is more than an `Int` holds.
  package mutating func add(_ cube: Cube, inputsBefore inputs: Int) {
    let numbers = cube.values.enumerated().map { dimension, values in
      values.map { number(of: $0, inDimension: dimension) }
    }
    let width = cube.dimensions.count
    let cells = (0..<cube.cellCount).map { cell in
      self.cell(
        (0..<width).map { numbers[$0][Int(cube.keys[cell * width + $0])] },
        input: cube.inputs[cell] + UInt32(inputs))
    }
    for (own, cell) in cells.enumerated() {
      for index in 0..<CellCounts.count {
        add(cube.counts[own * CellCounts.count + index], toCell: cell, at: index)
      }
    }
    for flow in cube.flows { add(flow.employed, at: flow.whereabouts, toCell: cells[Int(flow.cell)]) }
  }

  /// The sum of all that was added; cells in which nobody was counted are left out.
  package consuming func cube() -> Cube {
    checkInvariants()
    var cube = Cube(dimensions: dimensions, values: values)
    var kept = [UInt32?](repeating: nil, count: cellCount)
    for cell in 0..<cellCount {
      let own = counts[cell * CellCounts.count..<(cell + 1) * CellCounts.count]
      guard own.contains(where: { $0 != 0 }) else { continue }
      kept[cell] = UInt32(cube.cellCount)
      cube.counts += own
      let key = keys.combination(cell)
      cube.inputs.append(key[dimensions.count + 1])
      cube.keys += key[1..<1 + dimensions.count]
    }
    cube.flows = flows.sorted().compactMap { flow in
      kept[Int(flow.cell)].map {
        Cube.CellFlow(cell: $0, whereabouts: flow.whereabouts, employed: flow.employed)
      }
    }
    let ordered = cube.inOrder()
    ordered.checkInvariants()
    return ordered
  }

  /// Checks, in a debug build, that values and cells are numbered without gaps, and that each cell has all its counts.
  func checkInvariants() {
    assert(zip(values, numbers).allSatisfy { $0.count == $1.count })
    assert(counts.count == keys.count! * CellCounts.count)
  }
}
