import CReferenceTables

/// One of the tables built into the program: a header and rows of text.
///
/// The tables are this project's own files (`Sources/CReferenceTables/tables/`), written without quotes or
/// embedded commas, so a split at commas reads them. Where thousands of rows are read at the start of the process,
/// `bytes(row:column:)` gives a field without making strings.
public struct ReferenceTable: @unchecked Sendable {
  /// The whole table, UTF-8.
  ///
  /// **Invariant.** A constant of the program: it lives as long, and nobody writes it.
  public let bytes: UnsafeBufferPointer<UInt8>
  /// Where each field ends in `bytes`, header first.
  private let ends: [Int32]
  /// Fields in each row.
  private let columnCount: Int

  init(_ table: reference_table) {
    bytes = Self.bytes(of: table)
    var ends: [Int32] = []
    ends.reserveCapacity(bytes.count / 8)
    var columnCount = 0
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") {
      ends.append(Int32(offset))
      if columnCount == 0, byte == UInt8(ascii: "\n") { columnCount = ends.count }
    }
    self.ends = ends
    self.columnCount = columnCount
  }

  private static func bytes(of table: reference_table) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: table.bytes, count: table.count)
  }

  /// Rows without the header.
  public var rowCount: Int { columnCount == 0 ? 0 : ends.count / columnCount - 1 }

  /// The bytes of one field, as offsets into `bytes`. The header is row -1.
  public func field(row: Int, column: Int) -> Range<Int> {
    let index = (row + 1) * columnCount + column
    return (index == 0 ? 0 : Int(ends[index - 1]) + 1)..<Int(ends[index])
  }

  /// The bytes of one field; they live as long as the program.
  public func bytes(row: Int, column: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[field(row: row, column: column)])
  }

  /// One field as text.
  public func text(row: Int, column: Int) -> String {
    String(decoding: bytes(row: row, column: column), as: UTF8.self)
  }

  /// One field as a decimal number; other characters are not expected and not checked.
  public func number(row: Int, column: Int) -> UInt32 {
    number(in: field(row: row, column: column))
  }

  /// The decimal number at some offsets of `bytes`.
  public func number(in range: Range<Int>) -> UInt32 {
    bytes[range].reduce(0) { $0 &* 10 &+ UInt32($1 &- UInt8(ascii: "0")) }
  }

  /// The rows in file order; each has a field for each column.
  public var rows: [[String]] {
    (0..<rowCount).map { row in (0..<columnCount).map { text(row: row, column: $0) } }
  }

  /// Destination codes (毕业去向代码) of three schemes: `scheme,code,name,category,certainty`.
  public static let destinationCodes = ReferenceTable(reference_table_destination_codes())
  /// Divisions (行政区划) of today: `code,name`, by code.
  public static let divisions = ReferenceTable(reference_table_divisions())
  /// Abolished and renamed divisions: `code,name,from,until,now`, by code, the latest meaning of a code first.
  public static let historicDivisions = ReferenceTable(reference_table_historic_divisions())
  /// Chongqing and Sichuan in the plan of the circle: `code,name,circle`, by code.
  public static let circle = ReferenceTable(reference_table_circle())
  /// Names of places that are not divisions' names: functional areas, colloquial names: `name,codes,kind`.
  public static let aliases = ReferenceTable(reference_table_aliases())
  /// Institutions whose name misleads about where they are: `name,codes`.
  public static let institutions = ReferenceTable(reference_table_institutions())
  /// Roads named after Sichuan, Chengdu or Chongqing that lie elsewhere: `name,codes`.
  public static let roads = ReferenceTable(reference_table_roads())
  /// Countries and foreign cities: `name`.
  public static let abroad = ReferenceTable(reference_table_abroad())
  /// Towns and subdistricts (乡镇、街道) with the counties that have one of the name: `name,counties`, by name in the
  /// order of its bytes. Many times as long as the other tables, so that it is searched as it stands.
  public static var towns: UnsafeBufferPointer<UInt8> { bytes(of: reference_table_towns()) }
  /// Short names of counties that are everyday words too: `name`.
  public static let commonWords = ReferenceTable(reference_table_common_words())
}
