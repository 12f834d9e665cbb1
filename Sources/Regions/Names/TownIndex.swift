import ReferenceData
import Searching

/// Finds the counties that have or had a town (乡镇、街道) of a name.
///
/// **Invariant.** The table has rows `name,counties,former`, sorted by the bytes of the names, and a line end behind the last.
/// - Complexity: the table is searched as it stands, for what a name may start with, among those of a few characters.
struct TownIndex {
  /// Where the first row starts.
  private static let start =
    (ReferenceTable.towns.indices.first { ReferenceTable.towns[$0] == lineEnd } ?? -1) + 1
  private static let beginnings = TownBeginnings(from: start)

  private static let comma = UInt8(ascii: ",")
  private static let lineEnd = UInt8(ascii: "\n")

  /// The counties that have or had a town of the name; where none has it today, of the same name with any rank.
  ///
  /// Towns become subdistricts all the time (方亭镇 is 方亭街道 now), and addresses keep the old rank.
  func counties(named name: TownName) -> [DivisionCode] {
    guard let row = row(of: name), !Self.isFormer(inRowAt: row) else { return counties(ofStem: name.stem) }
    return Self.counties(inRowAt: row)
  }

  /// The counties that have or had a town of the name, whatever its rank; each once, though it may have had several.
  func counties(ofStem stem: Span<UInt8>) -> [DivisionCode] {
    counties(startingWith: stem) { name in
      TownName.Rank.allCases.contains { TownName(stem: stem, rank: $0).order(after: name) == 0 }
    }
  }

  /// The counties that have or had a town of exactly the name.
  func counties(namedExactly name: TownName) -> [DivisionCode] {
    row(of: name).map(Self.counties) ?? []
  }

  /// The counties that have or had a town whose name starts with some characters, each once.
  ///
  /// - Parameter isMeant: whether such a name counts.
  func counties(
    startingWith beginning: Span<UInt8>, where isMeant: (Span<UInt8>) -> Bool = { _ in true }
  ) -> [DivisionCode] {
    if !Self.beginnings.mayHold(beginning) { return [] }
    let table = ReferenceTable.towns
    var row = firstRow(for: beginning, isBeyond: { TownName.order(of: beginning, after: $0) <= 0 })
    var found: [DivisionCode] = []
    while row < table.count, TownName.order(of: beginning, after: Self.name(inRowOf: row)) == 0 {
      if isMeant(Self.name(inRowOf: row)) {
        for county in Self.counties(inRowAt: row) where !found.contains(county) { found.append(county) }
      }
      row = Self.offset(of: Self.lineEnd, from: row) + 1
    }
    return found
  }

  /// Calls `body` with the name of every town without its rank, as far as it has one.
  static func forEachStem(_ body: (Span<UInt8>) -> Void) {
    let table = ReferenceTable.towns
    let ranks = TownName.Rank.allCases.map { Row(lasting: Array($0.name.utf8)) }
    var row = start
    while row < table.count {
      let name = name(inRowOf: row)
      let rank = ranks.first { name.hasSuffix($0) && name.count > $0.count }
      body(name.extracting(droppingLast: rank?.count ?? 0))
      row = offset(of: lineEnd, from: row) + 1
    }
  }

  private func row(of name: TownName) -> Int? {
    let row = firstRow(for: name.stem, isBeyond: { name.order(after: $0) <= 0 })
    return row < ReferenceTable.towns.count && name.order(after: Self.name(inRowOf: row)) == 0 ? row : nil
  }

  /// Where the first row starts whose name is not before what is looked for: the first offset that is part of none before.
  private func firstRow(for words: Span<UInt8>, isBeyond: (Span<UInt8>) -> Bool) -> Int {
    let rows = Self.beginnings.rows(startingLike: words) ?? Self.start..<ReferenceTable.towns.count
    return rows.partitioningIndex { isBeyond(Self.name(inRowOf: $0)) }
  }

  /// Whether no county has a town of the name today.
  private static func isFormer(inRowAt row: Int) -> Bool {
    let table = ReferenceTable.towns
    return table[offset(of: comma, from: row) + 1] == comma
  }

  private static func counties(inRowAt row: Int) -> [DivisionCode] {
    let table = ReferenceTable.towns
    let end = offset(of: lineEnd, from: row)
    // Codes of six digits with a sign between them, those of today before the former ones.
    let first = offset(of: comma, from: row) + (isFormer(inRowAt: row) ? 2 : 1)
    return stride(from: first, to: end, by: 7).compactMap { code in
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
