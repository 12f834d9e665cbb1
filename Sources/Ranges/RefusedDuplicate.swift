import Counting
import Jobs

/// A record that is refused because its graduate has one before it, by its place in its input.
struct RefusedDuplicate {
  let input: Int
  /// 1-based.
  let record: Int
  /// 1-based.
  let line: Int
  /// Byte offset in the (decoded) extract.
  let byte: Int
  /// Bytes of its text, as many as are shown.
  let count: Int
  let fault: Fault
  /// The header of the column that tells graduates apart.
  let idHeader: String?

  var told: ToldReject { ToldReject(input: input, line: line, column: idHeader, fault) }
}
