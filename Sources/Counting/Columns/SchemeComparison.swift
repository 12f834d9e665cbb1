package import Outcomes

/// How often each reading of a code met each reading of a text, in the rows of one source.
package struct SchemeComparison: Equatable, Sendable {
  package private(set) var rows = 0
  /// Rows whose code and text agree, by scheme.
  package private(set) var agreeing: [DestinationScheme: Int] = [:]
  /// Rows whose code and text contradict each other under a scheme, or whose code it does not have.
  package private(set) var contradicting: [DestinationScheme: Int] = [:]

  package init(
    rows: Int = 0, agreeing: [DestinationScheme: Int] = [:], contradicting: [DestinationScheme: Int] = [:]
  ) {
    self.rows = rows
    self.agreeing = agreeing
    self.contradicting = contradicting
  }

  package static func += (sum: inout Self, other: Self) {
    sum.rows += other.rows
    sum.agreeing.merge(other.agreeing, uniquingKeysWith: +)
    sum.contradicting.merge(other.contradicting, uniquingKeysWith: +)
  }

  /// - Parameter counts: by the number of the code's reading, `SchemeReadings.limit` to each, and of the text's.
  mutating func add(_ counts: [Int], _ readings: SchemeReadings) {
    for (index, count) in counts.enumerated() where count > 0 {
      let code = readings.readings[index / SchemeReadings.limit - 1]
      let text = readings.readings[index % SchemeReadings.limit - 1]
      rows += count
      for (index, scheme) in DestinationScheme.allCases.enumerated() {
        if let category = code[index], category == text[index] {
          agreeing[scheme, default: 0] += count
        } else if code[index] == nil || text[index] != nil {
          contradicting[scheme, default: 0] += count
        }
      }
    }
  }

  /// The fewest rows of which anything is concluded: a slip in a row or two is a conflict, not another scheme.
  static let fewestRows = 20

  /// Whether most rows contradict the declared scheme, and which other one they would fit.
  package func mismatch(declared: DestinationScheme) -> SchemeMismatch? {
    let contradicting = contradicting[declared] ?? 0
    guard rows >= Self.fewestRows, contradicting * 2 > rows else { return nil }
    let best = DestinationScheme.allCases.filter { $0 != declared }
      .max { agreeing[$0] ?? 0 < agreeing[$1] ?? 0 }
    let explained = best.flatMap { agreeing[$0] } ?? 0
    return SchemeMismatch(
      declared: declared, rows: rows, contradicting: contradicting,
      fitting: explained > agreeing[declared] ?? 0 ? best : nil, explained: explained)
  }
}
