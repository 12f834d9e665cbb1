/// One of the tables built into the program: a header and rows of text.
///
/// The tables are this project's own files (`Sources/CReferenceTables/tables/`), written without quotes or
/// embedded commas, so a split at commas reads them. Where thousands of rows are read at the start of the process,
/// `bytes(row:column:)` gives a field without making strings.
public struct ReferenceTable: Sendable {
  private let text: EmbeddedText
  /// Where each field ends in `bytes`, header first.
  private let ends: [Int32]
  /// Fields in each row.
  private let columnCount: Int

  init(_ text: EmbeddedText) {
    self.text = text
    let bytes = text.bytes
    var ends: [Int32] = []
    ends.reserveCapacity(bytes.count / 8)
    var columnCount = 0
    for offset in bytes.indices {
      let byte = bytes[offset]
      guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") else { continue }
      ends.append(Int32(offset))
      if columnCount == 0, byte == UInt8(ascii: "\n") { columnCount = ends.count }
    }
    self.ends = ends
    self.columnCount = columnCount
  }

  /// The whole table, UTF-8; it lives as long as the program.
  public var bytes: Span<UInt8> {
    @_lifetime(immortal)
    get { text.bytes }
  }

  /// Rows without the header.
  public var rowCount: Int { columnCount == 0 ? 0 : ends.count / columnCount - 1 }

  /// The bytes of one field, as offsets into `bytes`. The header is row -1.
  public func field(row: Int, column: Int) -> Range<Int> {
    let index = (row + 1) * columnCount + column
    return (index == 0 ? 0 : Int(ends[index - 1]) + 1)..<Int(ends[index])
  }

  /// The bytes of one field; they live as long as the program.
  @_lifetime(immortal)
  public func bytes(row: Int, column: Int) -> Span<UInt8> {
    bytes.extracting(field(row: row, column: column))
  }

  /// One field as text.
  public func text(row: Int, column: Int) -> String {
    let field = bytes(row: row, column: column)
    return String(decoding: field.indices.map { field[$0] }, as: UTF8.self)
  }

  /// One field as a decimal number; other characters are not expected and not checked.
  public func number(row: Int, column: Int) -> UInt32 {
    number(in: field(row: row, column: column))
  }

  /// The decimal number at some offsets of `bytes`.
  public func number(in range: Range<Int>) -> UInt32 {
    var number: UInt32 = 0
    for offset in range { number = number &* 10 &+ UInt32(bytes[offset] &- UInt8(ascii: "0")) }
    return number
  }

  /// The rows in file order; each has a field for each column.
  public var rows: [[String]] {
    (0..<rowCount).map { row in (0..<columnCount).map { text(row: row, column: $0) } }
  }

  /// Destination codes (毕业去向代码) of three schemes: `scheme,code,name,category,certainty`.
  public static let destinationCodes = ReferenceTable(.destinationCodes)
  /// What offices write instead of a destination's name in the lists: `text,category,source`.
  public static let destinationWords = ReferenceTable(.destinationWords)
  /// How levels of study (学历层次) are written: `text,level,source`.
  public static let levels = ReferenceTable(.levels)
  /// Divisions (行政区划) of today: `code,name`, by code.
  public static let divisions = ReferenceTable(.divisions)
  /// Abolished and renamed divisions: `code,name,from,until,now`, by code, the latest meaning of a code first.
  public static let historicDivisions = ReferenceTable(.historicDivisions)
  /// Chongqing and Sichuan in the plan of the circle: `code,name,circle`, by code.
  public static let circle = ReferenceTable(.circle)
  /// Names of places that are not divisions' names: functional areas, colloquial and short names: `name,codes,kind`.
  public static let aliases = ReferenceTable(.aliases)
  /// Institutions whose name misleads about where they are: `name,codes`.
  public static let institutions = ReferenceTable(.institutions)
  /// Brands that are named after a place, or for one: `name,codes,source`; no code where the name says nothing of where.
  public static let brands = ReferenceTable(.brands)
  /// Regions without a border of their own, with the provinces or cities that they are part of: `name,codes`.
  public static let regions = ReferenceTable(.regions)
  /// Roads named after Sichuan, Chengdu or Chongqing that lie elsewhere: `name,codes`.
  public static let roads = ReferenceTable(.roads)
  /// Countries and foreign cities: `name`.
  public static let abroad = ReferenceTable(.abroad)
  /// Towns and subdistricts (乡镇、街道) with the counties that have one of the name, and those that had one:
  /// `name,counties,former`, by name in the order of its bytes. Many times as long as the other tables, so that it is searched as it stands.
  public static var towns: Span<UInt8> {
    @_lifetime(immortal)
    get { EmbeddedText.towns.bytes }
  }
  /// Short names of counties that are everyday words too: `name`.
  public static let commonWords = ReferenceTable(.commonWords)
}
