import Buffers
import Counting
import GRDB
import GRDBSQLite
import Outcomes
package import Outputs
import Pipelines
import ReferenceData
import Regions

extension Tabulation {
  /// Saves everything that was counted as a cube file.
  ///
  /// - Throws: `OutputError` of the sink.
  package func write(to sink: some ByteSink) throws { try CubeWriter(self).write(to: sink) }
}

/// Turns a tabulation into the bytes of a cube file.
///
/// The database is made in memory, in one transaction, and its bytes then go the way of every other output: to a file
/// that appears whole or not at all.
private struct CubeWriter {
  private let tabulation: Tabulation
  private let schema: CubeSchema
  private var cube: Cube { tabulation.cube }
  private var provenance: Provenance { tabulation.provenance }

  init(_ tabulation: Tabulation) {
    self.tabulation = tabulation
    schema = CubeSchema(dimensions: tabulation.cube.dimensions)
  }

  /// - Throws: `OutputError` of the sink; what SQLite reports, such as a lack of memory.
  func write(to sink: some ByteSink) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA page_size = 8192") }
    let queue = try DatabaseQueue(configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.inTransaction {
        for statement in schema.statements { try database.execute(sql: statement) }
        try writeProvenance(to: database)
        try writeValues(to: database)
        try writeCells(to: database)
        return .commit
      }
      try database.execute(
        sql:
          "PRAGMA application_id = \(CubeSchema.applicationID); PRAGMA user_version = \(CubeSchema.version)")
      var size: sqlite3_int64 = 0
      guard let bytes = sqlite3_serialize(database.sqliteConnection, "main", &size, 0) else {
        throw DatabaseError(resultCode: .SQLITE_NOMEM)
      }
      defer { sqlite3_free(bytes) }
      try sink.write(Span(_unsafeElements: UnsafeBufferPointer(start: bytes, count: Int(size))))
    }
  }

  // MARK: Where it comes from

  private func writeProvenance(to database: Database) throws {
    for (name, value) in CubeAbout(provenance).named {
      try database.execute(sql: "INSERT INTO about VALUES (?, ?)", arguments: [name, value])
    }
    for (id, filter) in provenance.inquiry.filters.enumerated() {
      try database.execute(sql: "INSERT INTO filter VALUES (?, ?)", arguments: [id, filter.text])
    }
    for (id, dimension) in provenance.inquiry.groupBy.enumerated() {
      try database.execute(sql: "INSERT INTO group_by VALUES (?, ?)", arguments: [id, dimension])
    }
    for (id, input) in provenance.inputs.enumerated() {
      try database.execute(
        sql: "INSERT INTO input VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          id, input.path, input.bytes, input.encoding, input.records, input.duplicates, input.rejected,
          input.fingerprint, input.sha256,
        ])
    }
    for (reason, records) in provenance.rejectedByReason {
      try database.execute(sql: "INSERT INTO rejected_by_reason VALUES (?, ?)", arguments: [reason, records])
    }
    for (kind, values) in provenance.repairs {
      try database.execute(sql: "INSERT INTO repair VALUES (?, ?)", arguments: [kind, values])
    }
  }

  private func writeValues(to database: Database) throws {
    let insert = try database.makeStatement(sql: "INSERT INTO value VALUES (?, ?, ?, ?)")
    for (dimension, values) in cube.values.enumerated() {
      try database.execute(
        sql: "INSERT INTO dimension VALUES (?, ?, ?)",
        arguments: [dimension, schema.dimensions[dimension], schema.dimensionColumns[dimension]])
      for (id, value) in values.enumerated() {
        try insert.execute(arguments: [dimension, id, value.code, value.name])
      }
    }
  }

  // MARK: Cells

  private func writeCells(to database: Database) throws {
    let places = try writePlaces(to: database)
    let columns = schema.cellColumns
    let insert = try database.makeStatement(
      sql: "INSERT INTO cell (\(columns.joined(separator: ", "))) VALUES "
        + "(\(columns.map { _ in "?" }.joined(separator: ", ")))")
    let remark = try database.makeStatement(sql: "INSERT INTO conflict VALUES (?, ?, ?)")
    let row = CellRow(insert)
    let width = cube.dimensions.count
    var flow = 0
    var text = ByteText()
    for cell in 0..<cube.cellCount {
      row.bind(cell)
      row.bind(Int(cube.inputs[cell]))
      for place in 0..<width { row.bind(Int(cube.keys[cell * width + place])) }
      let counts = cell * CellCounts.count
      for index in 0..<CellCounts.evidence.upperBound { row.bind(cube.counts[counts + index]) }
      text.removeAll()
      text.append("{")
      var isFirst = true
      while flow < cube.flows.count, cube.flows[flow].cell == cell {
        text.append(isFirst ? "\"" : ",\"")
        text.append(places[cube.flows[flow].whereabouts]!)
        text.append("\":")
        text.append(cube.flows[flow].employed)
        isFirst = false
        flow += 1
      }
      text.append("}")
      try row.insert(text: text)
      for (place, name) in CubeSchema.remarks.enumerated() {
        let graduates = cube.counts[counts + CellCounts.conflicts.lowerBound + place]
        if graduates > 0 { try remark.execute(arguments: [cell, name, graduates]) }
      }
    }
  }

  /// The places of all flows, numbered.
  private func writePlaces(to database: Database) throws -> [Whereabouts: Int] {
    let codes = Divisions.current.codes
    let insert = try database.makeStatement(sql: "INSERT INTO place VALUES (?, ?, ?, ?)")
    var numbers: [Whereabouts: Int] = [:]
    for flow in cube.flows where numbers[flow.whereabouts] == nil {
      numbers[flow.whereabouts] = numbers.count
      let division = flow.whereabouts.divisionIndex.map { codes[$0] }
      try insert.execute(arguments: [
        numbers.count - 1, division?.description, division.flatMap(Divisions.current.name),
        flow.whereabouts.zone.name,
      ])
    }
    return numbers
  }
}

/// Binds the integers of a row one after the other: arguments in an array took as long as all else.
private final class CellRow {
  private let statement: Statement
  private var place: CInt = 0

  init(_ statement: Statement) { self.statement = statement }

  func bind(_ number: Int) {
    place += 1
    sqlite3_bind_int64(statement.sqliteStatement, place, sqlite3_int64(number))
  }

  /// Binds the last column, and inserts the row.
  func insert(text: borrowing ByteText) throws {
    place += 1
    let status = text.withBytes { bytes in
      bytes.withUnsafeBytes {
        // The bytes outlive the step, so they need no copy.
        sqlite3_bind_text(
          statement.sqliteStatement, place, $0.bindMemory(to: CChar.self).baseAddress, CInt($0.count), nil)
        return sqlite3_step(statement.sqliteStatement)
      }
    }
    sqlite3_reset(statement.sqliteStatement)
    place = 0
    if status != SQLITE_DONE { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
  }
}
