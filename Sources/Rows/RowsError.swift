package import ExtractReading
package import Outputs

/// Why not all rows were written.
package enum RowsError: Error, Sendable {
  /// An extract could not be read again, or not as it was.
  case extract(ExtractError)
  /// Nobody takes the rows any more.
  case output(OutputError)
}
