import CSQLite
import Counting

/// Steps through the rows of one table of a cube, each column in turn; what is not of the kind that belongs there is
/// refused, as a file can be written by anyone.
struct CubeTableReader: ~Copyable {
  let table: String
  /// The number of the current row.
  private(set) var row = -1
  /// Of what was read so far.
  private(set) var hash: ContentHash
  private var statement: Statement
  private var column: CInt = 0

  /// - Parameters:
  ///   - columns: as SQL writes them.
  ///   - order: the columns of the table's key; rows come in its order without being sorted.
  init(_ database: Database, _ table: String, _ columns: [String], by order: String) throws(DatabaseError) {
    self.table = table
    // An index that somebody added could hold anything.
    statement = try database.prepare(
      "SELECT \(columns.joined(separator: ", ")) FROM main.\(table) NOT INDEXED ORDER BY \(order)")
    hash = ContentHash(table: table)
  }

  /// Goes to the next row; `false` after the last.
  mutating func next() throws(DatabaseError) -> Bool {
    guard try statement.next() else { return false }
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
    let found = statement.number(column)
    guard let number = found, number >= 0, number < limit else { throw badNumber(found) }
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
    if statement.kind(column) == SQLITE_NULL {
      column += 1
      hash.add(nil as String?)
      return nil
    }
    guard let text = statement.string(column) else {
      throw statement.kind(column) == SQLITE_TEXT ? damage("`\(columnName)` is not UTF-8") : badKind()
    }
    hash.add(text)
    column += 1
    return text
  }

  /// The bytes of the last column, a text; they are not hashed.
  @_lifetime(borrow self)
  func lastBytes() throws(CubeDamage) -> Span<UInt8> {
    guard let bytes = statement.text(column) else { throw badKind() }
    return bytes
  }

  // MARK: What is wrong with it

  private var columnName: String { statement.name(column) ?? "?" }

  @inline(never)
  private func badNumber(_ number: Int?) -> CubeDamage {
    guard let number else { return badKind() }
    return damage("`\(columnName)` is \(number), which cannot be")
  }

  private func badKind() -> CubeDamage { damage("`\(columnName)` has a value of the wrong kind") }
}
