import CReferenceTables

/// One of the tables built into the program: a header and rows of text.
///
/// The tables are this project's own files (`Sources/CReferenceTables/tables/`), written without quotes or
/// embedded commas, so a split at commas reads them.
public struct ReferenceTable: Sendable {
  /// The column names, in file order.
  public let header: [String]
  /// The rows in file order; each has as many fields as `header`.
  public let rows: [[String]]

  init(_ table: reference_table) {
    let text = String(decoding: UnsafeBufferPointer(start: table.bytes, count: table.count), as: UTF8.self)
    var lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    header = lines.isEmpty ? [] : lines.removeFirst()
    rows = lines
  }

  /// Destination codes (毕业去向代码) of three schemes: `scheme,code,name,category,certainty`.
  public static let destinationCodes = ReferenceTable(reference_table_destination_codes())
}
