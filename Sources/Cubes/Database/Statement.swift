import CSQLite

/// A statement of SQL that is stepped through, row by row or insertion by insertion.
///
/// SQLite itself turns text into numbers without a word, so a value is asked for no more than its bytes and their kind.
@safe
struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let database: Database

  /// - Parameter handle: what `sqlite3_prepare_v2` made; it is finalized here.
  init(_ handle: OpaquePointer, of database: Database) {
    unsafe self.handle = unsafe handle
    self.database = database
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Goes to the next row; `false` after the last.
  @inline(__always)
  mutating func next() throws(DatabaseError) -> Bool {
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code != SQLITE_DONE { throw database.error(code) }
    return false
  }

  /// Runs a statement without rows, as an insertion, after which values can be bound anew.
  mutating func run() throws(DatabaseError) {
    defer { unsafe sqlite3_reset(handle) }
    _ = try next()
  }

  // MARK: Values of the current row, by column from 0 on

  /// `SQLITE_INTEGER`, `SQLITE_TEXT`, …: what the file holds.
  func kind(_ column: CInt) -> CInt { unsafe sqlite3_column_type(handle, column) }

  /// `nil` for what is no whole number.
  @inline(__always)
  func number(_ column: CInt) -> Int? {
    let value = unsafe sqlite3_column_value(handle, column)
    guard unsafe sqlite3_value_type(value) == SQLITE_INTEGER else { return nil }
    return unsafe Int(sqlite3_value_int64(value))
  }

  /// The bytes of a text, with any NUL in it; `nil` for what is no text.
  @_lifetime(borrow self)
  func text(_ column: CInt) -> Span<UInt8>? {
    guard kind(column) == SQLITE_TEXT, let start = unsafe sqlite3_column_text(handle, column) else {
      return nil
    }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    let bytes = unsafe Span(_unsafeElements: UnsafeBufferPointer(start: start, count: count))
    return unsafe _overrideLifetime(bytes, borrowing: self)
  }

  /// A text as a string; `nil` for what is no text, or not UTF-8.
  func string(_ column: CInt) -> String? {
    guard let bytes = text(column), let text = try? UTF8Span(validating: bytes) else { return nil }
    return String(copying: text)
  }

  func name(_ column: CInt) -> String? {
    unsafe sqlite3_column_name(handle, column).map { unsafe String(cString: $0) }
  }

  // MARK: Values to be inserted, by parameter from 1 on

  @inline(__always)
  mutating func bind(_ number: Int, _ parameter: CInt) throws(DatabaseError) {
    try database.check(unsafe sqlite3_bind_int64(handle, parameter, sqlite3_int64(number)))
  }

  /// - Parameter text: `nil` for null; it may hold a NUL.
  mutating func bind(_ text: String?, _ parameter: CInt) throws(DatabaseError) {
    guard let text else { return try database.check(unsafe sqlite3_bind_null(handle, parameter)) }
    let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    unsafe try bind(text.utf8Span.span, parameter, transient)
  }

  /// Binds a text that is not copied, and runs the statement.
  mutating func run(binding text: Span<UInt8>, _ parameter: CInt) throws(DatabaseError) {
    unsafe try bind(text, parameter, nil)
    try run()
    // Nothing may look at the text once it has gone.
    try database.check(unsafe sqlite3_bind_null(handle, parameter))
  }

  private func bind(
    _ text: Span<UInt8>, _ parameter: CInt, _ destructor: sqlite3_destructor_type?
  ) throws(DatabaseError) {
    let code = unsafe text.withUnsafeBufferPointer { bytes in
      // A text without bytes still is no null.
      let start = unsafe UnsafeRawPointer(bytes.baseAddress) ?? UnsafeRawPointer(handle)
      // What is longer than a number of C is too long for SQLite anyway, which says so.
      return unsafe sqlite3_bind_text(
        handle, parameter, start.assumingMemoryBound(to: CChar.self), CInt(clamping: bytes.count), destructor)
    }
    try database.check(code)
  }
}
