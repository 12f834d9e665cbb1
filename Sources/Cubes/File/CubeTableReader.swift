import Counting
import GRDB
import GRDBSQLite

/// Steps through the rows of one table of a cube, each column in turn; what is not of the kind that belongs there is
/// refused, as a file can be written by anyone.
///
/// SQLite itself turns text into numbers without a word, and GRDB ends a text at its first NUL, so both are asked no
/// more than the bytes and their kind.
@safe
struct CubeTableReader: ~Copyable {
  let table: String
  /// The number of the current row.
  private(set) var row = -1
  /// Of what was read so far.
  private(set) var hash: ContentHash
  private let statement: Statement
  private let handle: OpaquePointer
  private var column: CInt = 0

  /// - Parameters:
  ///   - columns: as SQL writes them.
  ///   - order: the columns of the table's key; rows come in its order without being sorted.
  init(_ database: Database, _ table: String, _ columns: [String], by order: String) throws {
    self.table = table
    // An index that somebody added could hold anything.
    statement = try database.makeStatement(
      sql: "SELECT \(columns.joined(separator: ", ")) FROM main.\(table) NOT INDEXED ORDER BY \(order)")
    unsafe handle = unsafe statement.sqliteStatement
    hash = ContentHash(table: table)
  }

  /// Goes to the next row; `false` after the last.
  mutating func next() throws -> Bool {
    let status = unsafe sqlite3_step(handle)
    if status == SQLITE_DONE { return false }
    guard status == SQLITE_ROW else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
    row += 1
    column = 0
    return true
  }

  /// What is wrong with the current row.
  func damage(_ reason: String) -> CubeDamage { CubeDamage(reason, table: table, row: row) }

  // MARK: The next column

  /// - Parameter limit: one more than the largest number there can be.
  @inline(__always)
  mutating func number(below limit: Int) throws(CubeDamage) -> Int {
    let value = unsafe sqlite3_column_value(handle, column)
    let number = unsafe Int(sqlite3_value_int64(value))
    guard unsafe sqlite3_value_type(value) == SQLITE_INTEGER, number >= 0, number < limit else {
      throw badNumber(number)
    }
    column += 1
    hash.add(number)
    return number
  }

  mutating func count() throws(CubeDamage) -> Int { try number(below: CubeSchema.largestCount + 1) }

  /// The row's own number: those of a table are 0, 1, 2, ….
  mutating func id() throws(CubeDamage) {
    guard try number(below: .max) == row else { throw damage("the rows are not numbered from 0 on") }
  }

  mutating func text() throws(CubeDamage) -> String {
    guard let text = try textIfAny() else { throw badKind() }
    return text
  }

  /// `nil` for null.
  mutating func textIfAny() throws(CubeDamage) -> String? {
    if unsafe sqlite3_column_type(handle, column) == SQLITE_NULL {
      column += 1
      hash.add(nil as String?)
      return nil
    }
    let bytes = unsafe try bytes()
    unsafe hash.add(bytes)
    guard let text = unsafe String(validating: bytes, as: UTF8.self) else {
      column -= 1
      throw damage("`\(columnName)` is not UTF-8")
    }
    return text
  }

  /// A text's bytes, until the next step; they are not hashed.
  mutating func bytes() throws(CubeDamage) -> UnsafeBufferPointer<UInt8> {
    guard unsafe sqlite3_column_type(handle, column) == SQLITE_TEXT,
      let text = unsafe sqlite3_column_text(handle, column)
    else { throw badKind() }
    defer { column += 1 }
    return unsafe UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, column)))
  }

  // MARK: What is wrong with it

  private var columnName: String {
    unsafe sqlite3_column_name(handle, column).map { unsafe String(cString: $0) } ?? "?"
  }

  @inline(never)
  private func badNumber(_ number: Int) -> CubeDamage {
    if unsafe sqlite3_column_type(handle, column) != SQLITE_INTEGER { return badKind() }
    return damage("`\(columnName)` is \(number), which cannot be")
  }

  private func badKind() -> CubeDamage { damage("`\(columnName)` has a value of the wrong kind") }
}
