/// Which row of an extract is its header.
package enum HeaderRow: Hashable, Sendable {
  /// 1-based physical line.
  case row(Int)
  /// The first of the first rows that has the columns.
  case auto

  /// How far down a header is looked for: titles and hints above it take a few rows.
  package static let searched = 20

  /// The rows that are tried, in order.
  package var candidates: [Int] {
    switch self {
    case .row(let row): [row]
    case .auto: Array(1...Self.searched)
    }
  }
}
