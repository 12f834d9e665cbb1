import ReferenceData
import Searching

/// Finds the counties that have a town (乡镇、街道) of a name.
///
/// **Invariant.** The table has rows `name,counties`, sorted by the bytes of the names, and a line end behind the last.
/// - Complexity: the table is searched as it stands: some twenty comparisons.
struct TownIndex {
  private let firstRow: Int

  init() {
    let table = ReferenceTable.towns
    let header = table.indices.first { table[$0] == Self.lineEnd }
    firstRow = (header ?? table.count - 1) + 1
  }

  private static let comma = UInt8(ascii: ",")
  private static let lineEnd = UInt8(ascii: "\n")

  /// The counties that have a town of the name; where none has, of the same name with another rank.
  ///
  /// Towns become subdistricts all the time (方亭镇 is 方亭街道 now), and addresses keep the old rank.
  func counties(named name: TownName) -> [DivisionCode] {
    let exact = counties(namedExactly: name)
    if !exact.isEmpty { return exact }
    return TownName.Rank.allCases.filter { $0 != name.rank }.flatMap {
      counties(namedExactly: TownName(stem: name.stem, rank: $0))
    }
  }

  /// The counties that have a town of the name, whatever its rank.
  func counties(ofStem stem: Span<UInt8>) -> [DivisionCode] {
    TownName.Rank.allCases.flatMap { counties(namedExactly: TownName(stem: stem, rank: $0)) }
  }

  /// The counties that have a town of exactly the name.
  func counties(namedExactly name: TownName) -> [DivisionCode] {
    let table = ReferenceTable.towns
    // The first offset of a row that is not before the name is where the row starts.
    let row = (firstRow..<table.count).partitioningIndex { name.order(after: Self.name(inRowOf: $0)) <= 0 }
    guard row < table.count, name.order(after: Self.name(inRowOf: row)) == 0 else { return [] }
    let end = Self.offset(of: Self.lineEnd, from: row)
    // Codes of six digits with a sign between them.
    return stride(from: Self.offset(of: Self.comma, from: row) + 1, to: end, by: 7).compactMap { code in
      DivisionCode(number: (code..<code + 6).reduce(0) { $0 * 10 + UInt32(table[$1] - UInt8(ascii: "0")) })
    }
  }

  /// The name in the row that an offset is part of.
  @_lifetime(immortal)
  private static func name(inRowOf offset: Int) -> Span<UInt8> {
    let table = ReferenceTable.towns
    var row = offset
    while row > 0, table[row - 1] != lineEnd { row -= 1 }
    return table.extracting(row..<self.offset(of: comma, from: row))
  }

  private static func offset(of sign: UInt8, from start: Int) -> Int {
    let table = ReferenceTable.towns
    var offset = start
    while table[offset] != sign { offset += 1 }
    return offset
  }
}
