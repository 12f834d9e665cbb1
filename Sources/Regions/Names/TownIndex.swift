import ReferenceData

/// Finds the counties that have a town (乡镇、街道) of a name.
///
/// - Complexity: the table is searched as it stands, sorted by the bytes of the names: some fifteen comparisons.
struct TownIndex: Sendable {
  private let table: ReferenceTable

  init(_ table: ReferenceTable) { self.table = table }

  /// The counties that have a town of the name; where none has, of the same name with another rank.
  ///
  /// Towns become subdistricts all the time (方亭镇 is 方亭街道 now), and addresses keep the old rank.
  /// - Parameter name: with its rank: 方亭镇.
  func counties(named name: ArraySlice<UInt8>) -> [DivisionCode] {
    let exact = lookUp(name)
    if !exact.isEmpty { return exact }
    for rank in Self.ranks where name.hasSuffix(rank) {
      let stem = name.dropLast(rank.count)
      return Self.ranks.filter { $0 != rank }.flatMap { lookUp(stem + $0) }
    }
    return []
  }

  /// The counties that have a town of exactly the name.
  func counties(namedExactly name: ArraySlice<UInt8>) -> [DivisionCode] { lookUp(name) }

  /// 镇, 乡, 街道
  static let ranks = ["镇", "乡", "街道"].map { Array($0.utf8) }

  private func lookUp(_ name: ArraySlice<UInt8>) -> [DivisionCode] {
    var low = 0
    var high = table.rowCount
    while low < high {
      let middle = (low + high) / 2
      if table.bytes[table.field(row: middle, column: 0)].lexicographicallyPrecedes(name) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < table.rowCount, table.bytes[table.field(row: low, column: 0)] == name else { return [] }
    let field = table.field(row: low, column: 1)
    return stride(from: field.lowerBound, to: field.upperBound, by: 7).compactMap {
      DivisionCode(number: table.number(in: $0..<$0 + 6))
    }
  }
}
