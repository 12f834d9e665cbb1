/// What of a cube contradicts itself, and where it stands.
package struct CubeDamage: Error, Sendable, Equatable {
  /// `nil` where the file as a whole is meant.
  package let table: String?
  /// The row's number from 0 on, or what it is called by; `nil` where the table as a whole is meant.
  package let row: String?
  /// A sentence, or what the table does that it should not.
  package let reason: String

  init(_ reason: String, table: String? = nil, row: String? = nil) {
    self.table = table
    self.row = row
    self.reason = reason
  }

  init(_ reason: String, table: String, row: Int) {
    self.init(reason, table: table, row: String(row))
  }
}

extension CubeDamage: CustomStringConvertible {
  /// Such as “row 12 of `cell`: the zones hold 3 people, 4 are employed”.
  package var description: String {
    guard let table else { return reason }
    return row.map { "row \($0) of `\(table)`: \(reason)" } ?? "`\(table)` \(reason)"
  }
}
