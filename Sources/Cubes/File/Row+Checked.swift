import GRDB

/// The values of a row whose file may have been written by anyone.
extension Row {
  /// What a column of the wrong kind is answered with: GRDB's own subscripts end the program.
  private struct WrongKind: Error, CustomStringConvertible {
    let column: String
    var description: String { "`\(column)` has a value of the wrong kind" }
  }

  func text(_ index: Int) throws -> String {
    guard let text = try textIfAny(index) else { throw WrongKind(column: columnName(index)) }
    return text
  }

  /// `nil` for null.
  func textIfAny(_ index: Int) throws -> String? {
    let value: DatabaseValue = self[index]
    if value.isNull { return nil }
    guard let text = String.fromDatabaseValue(value) else { throw WrongKind(column: columnName(index)) }
    return text
  }

  func count(_ index: Int) throws -> Int {
    let value: DatabaseValue = self[index]
    guard let count = Int.fromDatabaseValue(value), 0...CubeSchema.largestCount ~= count else {
      throw WrongKind(column: columnName(index))
    }
    return count
  }

  private func columnName(_ index: Int) -> String { Array(columnNames)[index] }
}
