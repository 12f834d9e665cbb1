import Counting
import Pipelines
import ReferenceData
import Regions

/// What was counted.
extension CubeReader {
  mutating func readValues(_ dimensions: [Dimension]) throws -> [[DimensionValue]] {
    var rows = try CubeTableReader(
      database, "value", ["dimension", "id", "code", "name"], by: "dimension, id")
    var values: [[DimensionValue]] = Array(repeating: [], count: dimensions.count)
    var known = Set<DimensionValue>()
    var last = 0
    while try rows.next() {
      let dimension = try rows.number(below: .max)
      guard dimension < dimensions.count else { throw rows.damage("there is no dimension \(dimension)") }
      if dimension != last { known.removeAll() }
      last = dimension
      guard try rows.number(below: .max) == values[dimension].count else {
        throw rows.damage("the values of a dimension are not numbered from 0 on")
      }
      let value = DimensionValue(code: try rows.text(), name: try rows.text())
      guard known.insert(value).inserted else { throw rows.damage("the dimension has this value twice") }
      values[dimension].append(value)
    }
    digest.addContent(rows.hash)
    return values
  }

  mutating func readCells(inputs: Int, into cube: inout Cube) throws {
    let places = readsFlows ? try readPlaces() : []
    let columns = CubeSchema(dimensions: cube.dimensions).cellColumns
    var rows = try CubeTableReader(database, "cell", readsFlows ? columns : columns.dropLast(), by: "id")
    let limits = cube.values.map(\.count)
    let width = limits.count
    let counted = CellCounts.inRows
    var flows = CellFlowReader(places)
    var accounts = CellAccounts()
    try reserve(in: &cube)
    while try rows.next() {
      try rows.id()
      cube.inputs.append(UInt32(truncatingIfNeeded: try rows.number(below: inputs)))
      for dimension in 0..<width {
        cube.keys.append(UInt32(truncatingIfNeeded: try rows.number(below: limits[dimension])))
      }
      accounts.clear()
      for index in counted { accounts.counts[index] = try rows.count() }
      try accounts.check(rows)
      if readsFlows { try flows.read(try rows.lastBytes(), of: accounts, rows, into: &cube) }
      cube.counts.append(contentsOf: accounts.counts)
    }
    if let cell = cube.repeatedCell {
      throw CubeDamage("another cell has the same values and input", table: rows.table, row: cell)
    }
    digest.addContent(rows.hash)
    if readsFlows { digest.addFlows(flows.hash) }
  }

  private func reserve(in cube: inout Cube) throws {
    // A row has a byte for each column at least.
    var last = try database.prepare("SELECT max(id) FROM main.cell NOT INDEXED")
    let rows = try last.next() ? last.number(0) ?? 0 : 0
    let cells = min(max(rows, 0), size / CellCounts.inRows.count) + 1
    cube.inputs.reserveCapacity(cells)
    cube.keys.reserveCapacity(cells * cube.dimensions.count)
    cube.counts.reserveCapacity(cells * CellCounts.count)
  }

  private mutating func readPlaces() throws -> [Whereabouts] {
    var rows = try CubeTableReader(database, "place", ["id", "division", "name", "zone"], by: "id")
    let zones = Dictionary(uniqueKeysWithValues: Zone.allCases.map { ($0.name, $0) })
    var places: [Whereabouts] = []
    while try rows.next() {
      try rows.id()
      let code = try rows.textIfAny()
      _ = try rows.textIfAny()
      let term = try rows.text()
      guard let zone = zones[term] else { throw rows.damage("there is no zone “\(term)”") }
      // A division that has changed its code since the cube was made is found by the old one.
      let division = code.flatMap {
        $0.utf8.count == 6 && $0.isDigits ? Gazetteer.builtIn.place(code: $0) : nil
      }
      let index = division?.division.flatMap(Divisions.current.index).map(UInt32.init)
      if let code, index == nil { throw rows.damage("there is no division “\(code)”") }
      places.append(Whereabouts(zoneIndex: Int(zone.rawValue), divisionIndex: index ?? Outcome.noDivision))
    }
    digest.addFlows(rows.hash)
    return places
  }

  mutating func readConflicts(into cube: inout Cube) throws {
    var rows = try CubeTableReader(database, "conflict", ["cell", "kind", "graduates"], by: "cell, kind")
    let kinds = Dictionary(uniqueKeysWithValues: zip(CubeSchema.remarks, CellCounts.remarks))
    var last = (cell: 0, kind: "")
    while try rows.next() {
      let (cell, kind) = (try rows.number(below: .max), try rows.text())
      guard cell < cube.cellCount else { throw rows.damage("there is no cell \(cell)") }
      guard let index = kinds[kind] else { throw rows.damage("there is no kind “\(kind)”") }
      guard rows.row == 0 || last < (cell, kind) else { throw rows.damage("the rows are not in order") }
      last = (cell, kind)
      let graduates = try rows.count()
      let all = cube.graduates(ofCell: cell)
      guard graduates <= all else {
        throw rows.damage("of \(all) graduates of the cell, \(graduates) are said")
      }
      cube.counts[cell * CellCounts.count + index] = graduates
    }
    digest.addContent(rows.hash)
  }
}
