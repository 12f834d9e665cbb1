import ExtractReading
package import Outcomes
package import Regions

/// Two statements of one record that cannot both be right.
package struct Contradiction: Sendable {
  package let kind: Conflict
  /// The one that counts, unless a later one inside its place made it finer.
  package let believed: Statement
  package let other: Statement
  /// The key of the institution.
  package let institution: String

  /// What one cell says.
  package struct Statement: Sendable {
    /// As it stands there, U+FFFD for what cannot be decoded; at most `Statement.mostBytes`.
    package let value: String
    package let sense: Sense

    /// Of UTF-8: an address has fewer.
    static let mostBytes = 1 << 10
  }

  package enum Sense: Sendable {
    case place(Placement)
    case category(Category)
  }
}

/// A contradiction, and where it stands.
package struct ContradictoryRecord: Sendable {
  /// The extract's number.
  package let extract: Int
  /// 1-based.
  package let line: Int
  /// 1-based.
  package let record: Int
  package let contradiction: Contradiction

  /// - Parameter position: of the start of the range in which it was found.
  init(_ found: RangeOutcome.Contradictory, at position: RecordPosition) {
    extract = position.extract
    line = position.line + found.line + 1
    record = position.record + found.record + 1
    contradiction = found.contradiction
  }
}
