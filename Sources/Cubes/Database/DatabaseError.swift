import CSQLite

/// What SQLite answered where it did not do what it was asked.
struct DatabaseError: Error, Equatable {
  /// An extended result code, as `SQLITE_IOERR_NOMEM`.
  let code: CInt
  /// In SQLite's words.
  let message: String

  /// An extended code that the header spells in a way which Swift does not take over.
  static let noMemoryForFile: CInt = SQLITE_IOERR | 12 << 8

  /// The result code without what extends it, as `SQLITE_IOERR`.
  var primaryCode: CInt { code & 0xFF }

  /// - Parameter message: `nil` for what SQLite says of such a code.
  init(code: CInt, message: String? = nil) {
    self.code = code
    self.message = unsafe message ?? String(cString: sqlite3_errstr(code))
  }
}
