import Buffers
import Counting
import ReferenceData
import Regions

extension CubeWriter {
  /// Writes the cells, and what belongs to them: flows, places and conflicts.
  func writeCells(to database: Database, _ digest: inout CubeDigest) throws {
    let places = try writePlaces(to: database, &digest)
    var row = try CubeTableWriter(database, "cell", columns: schema.cellColumns.count)
    var remark = try CubeTableWriter(database, "conflict", columns: 3)
    var flowHash = ContentHash(table: "flows")
    let width = cube.dimensions.count
    // By column of `conflict`, in the order of its key.
    let remarks = CubeSchema.remarks.enumerated().sorted { $0.element < $1.element }
    var flow = 0
    var text = ByteText()
    for cell in 0..<cube.cellCount {
      try row.bind(cell)
      try row.bind(Int(cube.inputs[cell]))
      for dimension in 0..<width { try row.bind(Int(cube.keys[cell * width + dimension])) }
      let counts = cell * CellCounts.count
      for index in CellCounts.inRows { try row.bind(cube.counts[counts + index]) }
      text.removeAll()
      text.append("{")
      var isFirst = true
      while flow < cube.flows.count, cube.flows[flow].cell == cell {
        text.append(isFirst ? "\"" : ",\"")
        text.append(places[Int(cube.flows[flow].whereabouts.bits)])
        text.append("\":")
        text.append(cube.flows[flow].employed)
        isFirst = false
        flow += 1
      }
      text.append("}")
      flowHash.add(text.bytes)
      try row.insert(last: text.bytes)
      for (kind, name) in remarks {
        let graduates = cube.counts[counts + CellCounts.remarks.lowerBound + kind]
        guard graduates > 0 else { continue }
        try remark.bind(cell)
        try remark.bind(name)
        try remark.bind(graduates)
        try remark.insert()
      }
    }
    digest.addContent(row.hash)
    digest.addContent(remark.hash)
    digest.addFlows(flowHash)
  }

  /// Writes the places of all flows, numbered by division and zone.
  ///
  /// - Returns: by the bits of a place its number; there are as many flows as combinations, so that none is looked up in a dictionary.
  private func writePlaces(to database: Database, _ digest: inout CubeDigest) throws -> [Int] {
    let divisions = Divisions.current
    let codes = divisions.codes
    var row = try CubeTableWriter(database, "place", columns: 4)
    var places = [Whereabouts?](repeating: nil, count: 1 << Whereabouts.bitCount)
    for flow in cube.flows { places[Int(flow.whereabouts.bits)] = flow.whereabouts }
    var numbers = [Int](repeating: -1, count: places.count)
    for (number, place) in places.lazy.compactMap(\.self).enumerated() {
      numbers[Int(place.bits)] = number
      let division = place.divisionIndex.map { codes[$0] }
      try row.bind(number)
      try row.bind(division?.description)
      try row.bind(division.flatMap(divisions.name))
      try row.bind(place.zone.name)
      try row.insert()
    }
    digest.addFlows(row.hash)
    return numbers
  }
}
