import CSQLite
import Counting
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
    let database = try Database()
    try database.execute("PRAGMA page_size = 8192")
    if let pageLimit { try database.execute("PRAGMA max_page_count = \(pageLimit)") }
    try database.execute("BEGIN")
    for statement in schema.statements { try database.execute(statement) }
    var digest = CubeDigest()
    try writeProvenance(to: database, &digest)
    try writeWarnings(to: database, &digest)
    try writeValues(to: database, &digest)
    try writeCells(to: database, &digest)
    try write(digest, to: database)
    try database.execute(
      "COMMIT; PRAGMA application_id = \(CubeSchema.applicationID); PRAGMA user_version = \(CubeSchema.version)"
    )
    try database.withBytes { bytes in try sink.write(bytes) }
  }

  // MARK: Where it comes from

  private func writeProvenance(to database: Database, _ digest: inout CubeDigest) throws(DatabaseError) {
    try write(CubeAbout(provenance).named, "about", to: database, &digest) {
      (row, about) throws(DatabaseError) in
      try row.bind(about.name)
      try row.bind(about.value)
    }
    let inquiry = provenance.inquiry
    try write(inquiry.filters.enumerated(), "filter", to: database, &digest) {
      (row, filter) throws(DatabaseError) in
      try row.bind(filter.offset)
      try row.bind(filter.element.text)
    }
    try write(inquiry.groupBy.enumerated(), "group_by", to: database, &digest) {
      (row, dimension) throws(DatabaseError) in
      try row.bind(dimension.offset)
      try row.bind(dimension.element.name)
    }
    try write(provenance.inputs.enumerated(), "input", columns: 11, to: database, &digest) {
      (row, numbered) throws(DatabaseError) in
      let input = numbered.element
      try row.bind(numbered.offset)
      try row.bind(input.path)
      try row.bind(input.bytes)
      try row.bind(input.encoding)
      for count in [input.records, input.duplicates, input.rejected, input.source, input.blankPrograms] {
        try row.bind(count)
      }
      try row.bind(input.fingerprint)
      try row.bind(input.sha256)
    }
    for (table, counts) in [
      ("rejected_by_reason", provenance.rejectedByReason.map { (name: $0.key.rawValue, count: $0.value) }),
      ("skipped", provenance.skipped.map { (name: $0.key.rawValue, count: $0.value) }),
      ("repair", provenance.repairs.map { (name: $0.key.name, count: $0.value) }),
    ] {
      try write(counts.sorted { $0.name < $1.name }, table, to: database, &digest) {
        (row, named) throws(DatabaseError) in
        try row.bind(named.name)
        try row.bind(named.count)
      }
    }
  }

  private func writeWarnings(to database: Database, _ digest: inout CubeDigest) throws(DatabaseError) {
    try write(provenance.warnings.enumerated(), "warning", columns: 4, to: database, &digest) {
      (row, numbered) throws(DatabaseError) in
      let warning = numbered.element
      try row.bind(numbered.offset)
      try row.bind(warning.kind.rawValue)
      try row.bind(warning.count)
      try row.bind(warning.inputs.map(String.init).joined(separator: ","))
    }
  }

  private func writeValues(to database: Database, _ digest: inout CubeDigest) throws(DatabaseError) {
    let named = zip(schema.dimensions.map(\.name), schema.dimensionColumns).enumerated()
    try write(named, "dimension", columns: 3, to: database, &digest) {
      (row, dimension) throws(DatabaseError) in
      try row.bind(dimension.offset)
      try row.bind(dimension.element.0)
      try row.bind(dimension.element.1)
    }
    let values = cube.values.enumerated().flatMap { dimension, values in
      values.enumerated().map { (dimension, $0.offset, $0.element) }
    }
    try write(values, "value", columns: 4, to: database, &digest) { (row, numbered) throws(DatabaseError) in
      let (dimension, id, value) = numbered
      try row.bind(dimension)
      try row.bind(id)
      try row.bind(value.code)
      try row.bind(value.name)
    }
  }

  private func write<Rows: Sequence>(
    _ rows: Rows, _ table: String, columns: Int = 2, to database: Database, _ digest: inout CubeDigest,
    _ bind: (inout CubeTableWriter, Rows.Element) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    var writer = try CubeTableWriter(database, table, columns: columns)
    for row in rows {
      try bind(&writer, row)
      try writer.insert()
    }
    digest.addContent(writer.hash)
  }

  private func write(_ digest: CubeDigest, to database: Database) throws(DatabaseError) {
    var about = try CubeTableWriter(database, "about", columns: 2)
    for (name, value) in [(CubeDigest.names.content, digest.content), (CubeDigest.names.flows, digest.flows)]
    {
      try about.bind(name)
      try about.bind(CubeDigest.text(value))
      try about.insert()
    }
  }
}

extension OutputError {
  /// What it means that SQLite could not make a database in memory.
  init(_ error: DatabaseError, path: String) {
    let kind: Kind =
      switch error.primaryCode {
      case SQLITE_NOMEM, SQLITE_FULL, SQLITE_TOOBIG: .outOfMemory
      case SQLITE_IOERR where error.code == DatabaseError.noMemoryForFile: .outOfMemory
      case SQLITE_IOERR, SQLITE_CANTOPEN: .writeFailed(errno: EIO)
      default: .notMade(error.message)
      }
    self.init(kind, path: path)
  }
}
