import Buffers
import Counting
import GRDB
import GRDBSQLite

/// Inserts rows into one table of a cube, one column after the other: arguments in an array took as long as all else.
@safe
struct CubeTableWriter: ~Copyable {
  /// Of what was written so far.
  private(set) var hash: ContentHash
  private let statement: Statement
  private let handle: OpaquePointer
  private var column: CInt = 0
  /// The first thing that went wrong with a value of this row: it would be written as null.
  private var bound: CInt = SQLITE_OK

  init(_ database: Database, _ table: String, columns: Int) throws {
    let places = repeatElement("?", count: columns).joined(separator: ", ")
    statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    unsafe handle = unsafe statement.sqliteStatement
    hash = ContentHash(table: table)
  }

  @inline(__always)
  mutating func bind(_ number: Int) {
    column += 1
    hash.add(number)
    unsafe note(sqlite3_bind_int64(handle, column, sqlite3_int64(number)))
  }

  /// - Parameter text: `nil` for null; it may hold a NUL.
  mutating func bind(_ text: String?) {
    column += 1
    hash.add(text)
    guard var text else {
      unsafe note(sqlite3_bind_null(handle, column))
      return
    }
    let status = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) {
        let copies = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        return unsafe sqlite3_bind_text(
          handle, column, $0.baseAddress ?? Self.empty, Self.length($0.count), copies)
      }
    }
    note(status)
  }

  /// A text without bytes still is no null.
  nonisolated(unsafe) private static let empty = unsafe UnsafePointer(
    UnsafeMutablePointer<CChar>.allocate(capacity: 1))

  mutating func insert() throws { try check(step()) }

  /// Binds the last column, which is not hashed, and inserts the row.
  mutating func insert(text: borrowing ByteText) throws {
    column += 1
    let status = text.withBytes { bytes in
      unsafe bytes.withUnsafeBytes {
        // The bytes outlive the step, so they need no copy.
        unsafe note(
          sqlite3_bind_text(
            handle, column, $0.bindMemory(to: CChar.self).baseAddress, Self.length($0.count), nil))
        return step()
      }
    }
    try check(status)
  }

  private mutating func step() -> CInt {
    let status = unsafe bound == SQLITE_OK ? sqlite3_step(handle) : bound
    unsafe sqlite3_reset(handle)
    (column, bound) = (0, SQLITE_OK)
    return status
  }

  @inline(__always)
  private mutating func note(_ status: CInt) {
    if status != SQLITE_OK, bound == SQLITE_OK { bound = status }
  }

  /// What is longer is too long for SQLite anyway, which says so.
  private static func length(_ count: Int) -> CInt { CInt(clamping: count) }

  private func check(_ status: CInt) throws {
    if status != SQLITE_DONE { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
  }
}
