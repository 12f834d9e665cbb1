import CSQLite

/// A cube's bytes as a database in memory, to be edited as somebody with an SQL tool would.
package struct CubeEditor: ~Copyable {
  private let connection: OpaquePointer

  /// What SQLite has against the bytes.
  package struct Failure: Error {}

  package init(_ cube: [UInt8]) throws(Failure) {
    var opened: OpaquePointer?
    let mode = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY
    guard sqlite3_open_v2(":memory:", &opened, mode, nil) == SQLITE_OK, let opened,
      Self.load(cube, into: opened)
    else {
      sqlite3_close_v2(opened)
      throw Failure()
    }
    connection = opened
  }

  /// - Returns: whether SQLite takes the bytes; it takes none of no length.
  private static func load(_ cube: [UInt8], into connection: OpaquePointer) -> Bool {
    guard let memory = sqlite3_malloc64(sqlite3_uint64(cube.count)) else { return false }
    cube.withUnsafeBytes { memory.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    let flags = CUnsignedInt(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
    let size = sqlite3_int64(cube.count)
    let bytes = memory.assumingMemoryBound(to: UInt8.self)
    return sqlite3_deserialize(connection, "main", bytes, size, size, flags) == SQLITE_OK
  }

  deinit { sqlite3_close_v2(connection) }

  /// - Returns: what SQLite has against it, if anything.
  @discardableResult
  package func execute(_ sql: String) -> String? {
    if sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK { return nil }
    return String(cString: sqlite3_errmsg(connection))
  }

  /// The first column of a query, as text.
  package func texts(_ sql: String) -> [String] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { return [] }
    defer { sqlite3_finalize(statement) }
    var texts: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      texts.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "")
    }
    return texts
  }

  /// The edited cube.
  package var bytes: [UInt8] {
    var size: sqlite3_int64 = 0
    guard let start = sqlite3_serialize(connection, "main", &size, 0) else { return [] }
    defer { sqlite3_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: Int(size)))
  }
}
