import Buffers
import Counting

/// Inserts rows into one table of a cube, one column after the other: arguments in an array took as long as all else.
struct CubeTableWriter: ~Copyable {
  /// Of what was written so far.
  private(set) var hash: ContentHash
  private var statement: Statement
  private var parameter: CInt = 0

  init(_ database: Database, _ table: String, columns: Int) throws(DatabaseError) {
    let parameters = repeatElement("?", count: columns).joined(separator: ", ")
    statement = try database.prepare("INSERT INTO \(table) VALUES (\(parameters))")
    hash = ContentHash(table: table)
  }

  @inline(__always)
  mutating func bind(_ number: Int) throws(DatabaseError) {
    parameter += 1
    hash.add(number)
    try statement.bind(number, parameter)
  }

  /// - Parameter text: `nil` for null.
  mutating func bind(_ text: String?) throws(DatabaseError) {
    parameter += 1
    hash.add(text)
    try statement.bind(text, parameter)
  }

  mutating func insert() throws(DatabaseError) {
    parameter = 0
    try statement.run()
  }

  /// Binds the last column, which is not hashed, and inserts the row.
  mutating func insert(last text: Span<UInt8>) throws(DatabaseError) {
    let last = parameter + 1
    parameter = 0
    try statement.run(binding: text, last)
  }
}
