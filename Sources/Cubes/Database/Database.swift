import CSQLite
import FileNames

/// A connection to a database, closed when nothing uses it any more; for one thread at a time.
@safe
final class Database {
  private let connection: OpaquePointer

  /// A new database in memory.
  convenience init() throws(DatabaseError) {
    try self.init(":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY)
  }

  /// The database in a file, which is only read.
  ///
  /// - Parameter longestValue: in bytes; a value that says to be longer is an error.
  convenience init(reading path: String, longestValue: Int) throws(DatabaseError) {
    try self.init(path, flags: SQLITE_OPEN_READONLY)
    unsafe sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, CInt(clamping: longestValue))
    unsafe sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
  }

  private init(_ path: String, flags: CInt) throws(DatabaseError) {
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(
      path.onDisk, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard let opened = unsafe opened, code == SQLITE_OK else {
      let error = unsafe DatabaseError(code: code, message: opened.map { unsafe Self.message($0) })
      unsafe sqlite3_close_v2(opened)
      throw error
    }
    unsafe connection = opened
  }

  deinit { unsafe sqlite3_close_v2(connection) }

  /// Runs statements that answer with no rows, or whose rows do not matter.
  func execute(_ statements: String) throws(DatabaseError) {
    try check(unsafe sqlite3_exec(connection, statements, nil, nil, nil))
  }

  /// A statement that is `sql`, to be stepped through.
  func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    var prepared: OpaquePointer?
    try check(unsafe sqlite3_prepare_v2(connection, sql, -1, &prepared, nil))
    // `nil` only for a text without a statement in it.
    return unsafe Statement(prepared!, of: self)
  }

  /// Lends the whole database as the bytes of a file.
  func withBytes(_ body: (Span<UInt8>) throws -> Void) throws {
    var size: sqlite3_int64 = 0
    guard let bytes = unsafe sqlite3_serialize(connection, "main", &size, 0) else {
      throw DatabaseError(code: SQLITE_NOMEM)
    }
    defer { unsafe sqlite3_free(bytes) }
    unsafe try body(Span(_unsafeElements: UnsafeBufferPointer(start: bytes, count: Int(size))))
  }

  /// - Throws: what the last call on this connection that gave `code` says.
  func check(_ code: CInt) throws(DatabaseError) {
    if code != SQLITE_OK { throw error(code) }
  }

  func error(_ code: CInt) -> DatabaseError {
    unsafe DatabaseError(code: code, message: Self.message(connection))
  }

  private static func message(_ connection: OpaquePointer) -> String {
    unsafe String(cString: sqlite3_errmsg(connection))
  }
}
