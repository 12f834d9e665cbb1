import Buffers
import Counting
import GRDB
import GRDBSQLite
import Glibc
package import Outputs
import Pipelines

extension Tabulation {
  /// Saves everything that was counted as a cube file.
  ///
  /// - Throws: `OutputError`: of the sink, or where the cube itself could not be made.
  package func write(to sink: some ByteSink) throws(OutputError) { try CubeWriter(self).write(to: sink) }
}

/// Turns a tabulation into the bytes of a cube file.
///
/// The database is made in memory, in one transaction, and its bytes then go the way of every other output: to a file
/// that appears whole or not at all.
struct CubeWriter {
  private let tabulation: Tabulation
  let schema: CubeSchema
  /// The most pages of the database; `nil` for as many as SQLite can count.
  var pageLimit: Int?
  var cube: Cube { tabulation.cube }
  private var provenance: Provenance { tabulation.provenance }

  init(_ tabulation: Tabulation) {
    self.tabulation = tabulation
    schema = CubeSchema(dimensions: tabulation.cube.dimensions)
  }

  func write(to sink: some ByteSink) throws(OutputError) {
    do {
      try writeDatabase(to: sink)
    } catch let error as OutputError {
      throw error
    } catch let error as DatabaseError {
      throw OutputError(error, path: sink.path)
    } catch {
      throw OutputError(.notMade("\(error)"), path: sink.path)
    }
  }

  /// - Throws: `OutputError` of the sink; `DatabaseError`.
  private func writeDatabase(to sink: some ByteSink) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { [pageLimit] database in
      try database.execute(sql: "PRAGMA page_size = 8192")
      if let pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
    }
    let queue = try DatabaseQueue(configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.inTransaction {
        for statement in schema.statements { try database.execute(sql: statement) }
        var digest = CubeDigest()
        try writeProvenance(to: database, &digest)
        try writeValues(to: database, &digest)
        try writeCells(to: database, &digest)
        try write(digest, to: database)
        return .commit
      }
      try database.execute(
        sql:
          "PRAGMA application_id = \(CubeSchema.applicationID); PRAGMA user_version = \(CubeSchema.version)")
      var size: sqlite3_int64 = 0
      guard let bytes = unsafe sqlite3_serialize(database.sqliteConnection, "main", &size, 0) else {
        throw DatabaseError(resultCode: .SQLITE_NOMEM)
      }
      defer { unsafe sqlite3_free(bytes) }
      unsafe try sink.write(Span(_unsafeElements: UnsafeBufferPointer(start: bytes, count: Int(size))))
    }
  }

  // MARK: Where it comes from

  private func writeProvenance(to database: Database, _ digest: inout CubeDigest) throws {
    try write(CubeAbout(provenance).named, "about", to: database, &digest) { row, about in
      row.bind(about.name)
      row.bind(about.value)
    }
    let inquiry = provenance.inquiry
    try write(inquiry.filters.enumerated(), "filter", to: database, &digest) { row, filter in
      row.bind(filter.offset)
      row.bind(filter.element.text)
    }
    try write(inquiry.groupBy.enumerated(), "group_by", to: database, &digest) { row, dimension in
      row.bind(dimension.offset)
      row.bind(dimension.element.name)
    }
    try write(provenance.inputs.enumerated(), "input", columns: 9, to: database, &digest) { row, numbered in
      let input = numbered.element
      row.bind(numbered.offset)
      row.bind(input.path)
      row.bind(input.bytes)
      row.bind(input.encoding)
      for count in [input.records, input.duplicates, input.rejected] { row.bind(count) }
      row.bind(input.fingerprint)
      row.bind(input.sha256)
    }
    for (table, counts) in [
      ("rejected_by_reason", provenance.rejectedByReason), ("repair", provenance.repairs),
    ] {
      try write(counts.sorted { $0.key < $1.key }, table, to: database, &digest) { row, count in
        row.bind(count.key)
        row.bind(count.value)
      }
    }
  }

  private func writeValues(to database: Database, _ digest: inout CubeDigest) throws {
    let named = zip(schema.dimensions.map(\.name), schema.dimensionColumns).enumerated()
    try write(named, "dimension", columns: 3, to: database, &digest) { row, dimension in
      row.bind(dimension.offset)
      row.bind(dimension.element.0)
      row.bind(dimension.element.1)
    }
    let values = cube.values.enumerated().flatMap { dimension, values in
      values.enumerated().map { (dimension, $0.offset, $0.element) }
    }
    try write(values, "value", columns: 4, to: database, &digest) { row, numbered in
      let (dimension, id, value) = numbered
      row.bind(dimension)
      row.bind(id)
      row.bind(value.code)
      row.bind(value.name)
    }
  }

  private func write<Rows: Sequence>(
    _ rows: Rows, _ table: String, columns: Int = 2, to database: Database, _ digest: inout CubeDigest,
    _ bind: (inout CubeTableWriter, Rows.Element) -> Void
  ) throws {
    var writer = try CubeTableWriter(database, table, columns: columns)
    for row in rows {
      bind(&writer, row)
      try writer.insert()
    }
    digest.addContent(writer.hash)
  }

  private func write(_ digest: CubeDigest, to database: Database) throws {
    var about = try CubeTableWriter(database, "about", columns: 2)
    for (name, value) in [(CubeDigest.names.content, digest.content), (CubeDigest.names.flows, digest.flows)]
    {
      about.bind(name)
      about.bind(CubeDigest.text(value))
      try about.insert()
    }
  }
}

extension OutputError {
  /// What it means that SQLite could not make a database in memory.
  init(_ error: DatabaseError, path: String) {
    let kind: Kind =
      switch (error.resultCode, error.extendedResultCode) {
      case (.SQLITE_NOMEM, _), (.SQLITE_FULL, _), (.SQLITE_TOOBIG, _), (_, .SQLITE_IOERR_NOMEM): .outOfMemory
      case (.SQLITE_IOERR, _), (.SQLITE_CANTOPEN, _): .writeFailed(errno: EIO)
      default: .notMade(error.message ?? "\(error.resultCode)")
      }
    self.init(kind, path: path)
  }
}
