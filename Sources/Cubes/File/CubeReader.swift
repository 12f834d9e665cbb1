import Counting
import GRDB
import GRDBSQLite
import Glibc
import Outcomes
import Pipelines
import ReferenceData
import Regions

extension Tabulation {
  /// Opens a cube that `--cube` saved.
  ///
  /// - Parameter readsFlows: whether it will be asked where graduates went; that is half of what a cube holds.
  /// - Throws: `CubeFileError`.
  package init(cube path: String, readsFlows: Bool = true) throws(CubeFileError) {
    do {
      self = try CubeReader(path, readsFlows: readsFlows).tabulation()
    } catch let error as CubeFileError {
      throw error
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_NOTADB: throw .notACube(path: path)
      case .SQLITE_CORRUPT, .SQLITE_ERROR:
        throw .damaged(path: path, reason: "\(error.message ?? "the database is malformed")")
      default: throw .unreadable(path: path, reason: error.message ?? "\(error.resultCode)")
      }
    } catch let missing as CubeAbout.Missing {
      throw .damaged(path: path, reason: "`about` lacks \(missing.name)")
    } catch {
      throw .damaged(path: path, reason: "\(error)")
    }
    if let imbalance { throw .damaged(path: path, reason: imbalance) }
  }
}

/// Reads a cube file; whatever it says is checked, as a file can be written by anyone.
private struct CubeReader {
  private let path: String
  private let readsFlows: Bool
  private let queue: DatabaseQueue

  init(_ path: String, readsFlows: Bool) throws {
    self.path = path
    self.readsFlows = readsFlows
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT
        ? CubeFileError.missing(path: path)
        : CubeFileError.unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      throw CubeFileError.notACube(path: path)
    }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA mmap_size = 1073741824") }
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  func tabulation() throws -> Tabulation {
    try queue.unsafeRead { database in
      try checkFormat(database)
      var provenance = try provenance(database)
      let names = try String.fetchAll(database, sql: "SELECT name FROM dimension ORDER BY id")
      provenance.inquiry.filters = try String.fetchAll(
        database, sql: "SELECT condition FROM filter ORDER BY id"
      ).map { try Filter.parse($0, dimensions: names) }
      var cube = Cube(dimensions: names, values: try values(database, dimensions: names.count))
      try readCells(database, inputs: provenance.inputs.count, into: &cube)
      try readConflicts(database, into: &cube)
      return Tabulation(cube: cube, provenance: provenance)
    }
  }

  private func checkFormat(_ database: Database) throws {
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard id == CubeSchema.applicationID else { throw CubeFileError.notACube(path: path) }
    guard version <= CubeSchema.version else {
      throw CubeFileError.newer(path: path, version: version, known: CubeSchema.version)
    }
  }

  // MARK: Where it comes from

  private func provenance(_ database: Database) throws -> Provenance {
    var about: [String: String] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT name, value FROM about") {
      about[try row.text(0)] = try row.text(1)
    }
    var provenance = try CubeAbout.provenance(about)
    provenance.inquiry.groupBy = try String.fetchAll(
      database, sql: "SELECT dimension FROM group_by ORDER BY id")
    provenance.inputs = try Row.fetchAll(
      database,
      sql:
        "SELECT path, bytes, encoding, records, duplicates, rejected, fingerprint, sha256 FROM input ORDER BY id"
    ).map {
      Provenance.Input(
        path: try $0.text(0), bytes: try $0.count(1), encoding: try $0.text(2), records: try $0.count(3),
        duplicates: try $0.count(4), rejected: try $0.count(5), fingerprint: try $0.textIfAny(6),
        sha256: try $0.textIfAny(7))
    }
    for row in try Row.fetchAll(database, sql: "SELECT reason, records FROM rejected_by_reason") {
      provenance.rejectedByReason[try row.text(0)] = try row.count(1)
    }
    for row in try Row.fetchAll(database, sql: "SELECT kind, \"values\" FROM repair") {
      provenance.repairs[try row.text(0)] = try row.count(1)
    }
    return provenance
  }

  private func values(_ database: Database, dimensions: Int) throws -> [[DimensionValue]] {
    var values: [[DimensionValue]] = Array(repeating: [], count: dimensions)
    for row in try Row.fetchAll(
      database, sql: "SELECT dimension, code, name FROM value ORDER BY dimension, id")
    {
      let dimension = try row.count(0)
      guard values.indices.contains(dimension) else {
        throw CubeFileError.damaged(path: path, reason: "there is no dimension \(dimension)")
      }
      values[dimension].append(DimensionValue(code: try row.text(1), name: try row.text(2)))
    }
    return values
  }

  // MARK: Cells

  private func readCells(_ database: Database, inputs: Int, into cube: inout Cube) throws {
    let places = readsFlows ? try places(database) : []
    let columns = try String.fetchAll(database, sql: "SELECT column_name FROM dimension ORDER BY id")
    let width = columns.count
    let wanted =
      ["id", "input"] + columns.map(quoted) + CubeSchema.countColumns + (readsFlows ? ["flows"] : [])
    let statement = try database.makeStatement(
      sql: "SELECT \(wanted.joined(separator: ", ")) FROM cell ORDER BY id")
    let handle = statement.sqliteStatement
    let limits = [inputs] + cube.values.map(\.count)
    let counts = CellCounts.evidence.upperBound
    while true {
      let status = sqlite3_step(handle)
      if status == SQLITE_DONE { break }
      guard status == SQLITE_ROW else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
      guard Int(sqlite3_column_int64(handle, 0)) == cube.cellCount else {
        throw CubeFileError.damaged(path: path, reason: "the cells are not numbered from 0 on")
      }
      for column in 0...width {
        let place = Int(sqlite3_column_int64(handle, CInt(1 + column)))
        guard place >= 0, place < limits[column] else {
          throw CubeFileError.damaged(
            path: path, reason: "cell \(cube.cellCount) has a value that is not there")
        }
        if column == 0 { cube.inputs.append(UInt32(place)) } else { cube.keys.append(UInt32(place)) }
      }
      for column in 0..<counts {
        let count = Int(sqlite3_column_int64(handle, CInt(2 + width + column)))
        guard 0...CubeSchema.largestCount ~= count else {
          throw CubeFileError.damaged(
            path: path, reason: "cell \(cube.cellCount - 1) has a count that cannot be")
        }
        cube.counts.append(count)
      }
      for _ in counts..<CellCounts.count { cube.counts.append(0) }
      if readsFlows { try readFlows(handle, CInt(2 + width + counts), places, into: &cube) }
    }
  }

  /// Reads a cell's flows: an object whose keys are places and whose values are people.
  private func readFlows(
    _ handle: OpaquePointer, _ column: CInt, _ places: [Whereabouts], into cube: inout Cube
  ) throws {
    guard let text = sqlite3_column_text(handle, column) else { return }
    let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, column)))
    let cell = UInt32(cube.cellCount - 1)
    var numbers = DigitRuns(bytes)
    while let place = numbers.next() {
      guard places.indices.contains(place), let employed = numbers.next(),
        0...CubeSchema.largestCount ~= employed
      else {
        throw CubeFileError.damaged(
          path: path, reason: "the flows of cell \(cell) name a place that is not there")
      }
      cube.flows.append(Cube.CellFlow(cell: cell, whereabouts: places[place], employed: employed))
    }
  }

  private func places(_ database: Database) throws -> [Whereabouts] {
    let zones = Dictionary(uniqueKeysWithValues: Zone.allCases.map { ($0.name, $0) })
    return try Row.fetchAll(database, sql: "SELECT division, zone FROM place ORDER BY id").map { row in
      let (code, term) = (try row.textIfAny(0), try row.text(1))
      guard let zone = zones[term] else {
        throw CubeFileError.damaged(path: path, reason: "there is no zone \(term)")
      }
      // A division that has changed its code since the cube was made is found by the old one.
      let division = code.flatMap { Gazetteer.builtIn.place(code: $0)?.division }
      let index = division.flatMap(Divisions.current.index).map(UInt32.init)
      return Whereabouts(zoneIndex: Int(zone.rawValue), divisionIndex: index ?? Outcome.noDivision)
    }
  }

  private func readConflicts(_ database: Database, into cube: inout Cube) throws {
    let kinds = Dictionary(uniqueKeysWithValues: zip(CubeSchema.remarks, CellCounts.conflicts.lowerBound...))
    for row in try Row.fetchAll(database, sql: "SELECT cell, kind, graduates FROM conflict") {
      let (cell, kind, graduates) = (try row.count(0), try row.text(1), try row.count(2))
      guard let index = kinds[kind], cell < cube.cellCount else {
        throw CubeFileError.damaged(path: path, reason: "`conflict` has a row that fits no cell")
      }
      cube.counts[cell * CellCounts.count + index] = graduates
    }
  }
}
