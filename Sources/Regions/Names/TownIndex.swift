import ReferenceData

/// Finds the counties that have a town (乡镇、街道) of a name.
///
/// - Complexity: the table is searched as it stands, sorted by the bytes of the names: some fifteen comparisons.
struct TownIndex: @unchecked Sendable {
  /// Rows `name,counties`.
  ///
  /// **Invariant.** Sorted by the bytes of the names; lives as long as the program.
  private let table: UnsafeBufferPointer<UInt8>

  /// - Parameter table: with its header, and a line end behind the last row.
  init(_ table: UnsafeBufferPointer<UInt8>) {
    let header = table.firstIndex(of: Self.lineEnd) ?? table.count - 1
    self.table = UnsafeBufferPointer(rebasing: table[(header + 1)...])
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

  /// The counties that have a town of exactly the name.
  func counties(namedExactly name: TownName) -> [DivisionCode] {
    var low = 0
    var high = table.count
    while low < high {
      var row = (low + high) / 2
      while row > low, table[row - 1] != Self.lineEnd { row -= 1 }
      var comma = row
      while table[comma] != Self.comma { comma += 1 }
      switch name.order(after: table[row..<comma]) {
      case 0: return counties(from: comma + 1)
      case 1...: low = end(of: comma) + 1
      default: high = row
      }
    }
    return []
  }

  private func end(of index: Int) -> Int {
    var index = index
    while table[index] != Self.lineEnd { index += 1 }
    return index
  }

  /// Codes of six digits with a sign between them.
  private func counties(from start: Int) -> [DivisionCode] {
    stride(from: start, to: end(of: start), by: 7).compactMap { code in
      DivisionCode(number: table[code..<code + 6].reduce(0) { $0 * 10 + UInt32($1 - UInt8(ascii: "0")) })
    }
  }
}
