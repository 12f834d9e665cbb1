/// One row of a flat report, cell by cell, in the order of `Report.columns`.
protocol CellWriter: ~Copyable {
  /// `nil` where a roll-up has no value in this column.
  mutating func cell(_ text: String?)
  /// A text that needs neither quotes nor escaping.
  mutating func cell(term: StaticString)
  /// `nil` where it is hidden, or there is none.
  mutating func cell(_ number: Int?)
  mutating func cell(millionths: Int?)
}
