package import ExtractReading

/// Which range of an extract is to be read, and for whom.
package struct RangeRequest: Sendable {
  /// The byte at which its first record starts: the end of the header, or a cut that is proved (`liuyu split`).
  package var first: Int
  /// Bytes; `nil` for all that there are.
  package var length: Int?
  /// What was found out about the whole input; `nil` to take what the pipeline says.
  package var encoding: DeclaredEncoding?
  /// How many partitions the sightings go to.
  package var partitions = 1
  /// Among all ranges, in input order.
  package var ordinal = 0
  /// The input's number.
  package var input = 0

  package init(first: Int, length: Int?) {
    self.first = first
    self.length = length
  }
}
