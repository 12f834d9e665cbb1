package import Outcomes

/// What a raw code or text means under every scheme, as a small number: so that counting how often a code and a text
/// meet takes one addition per record, and which scheme fits can be told afterwards.
///
/// 0 stands for blank, and for what no scheme knows and nobody can compare.
final class SchemeReadings {
  /// The most distinct readings; there are some forty.
  static let limit = 128

  /// By number less 1: the category under each scheme, in the order of `DestinationScheme.allCases`.
  private(set) var readings: [[Category?]] = []

  func number(of reading: [Category?], isComparable: Bool) -> UInt32 {
    guard isComparable else { return 0 }
    if let place = readings.firstIndex(of: reading) { return UInt32(place + 1) }
    guard readings.count + 1 < Self.limit else { return 0 }
    readings.append(reading)
    return UInt32(readings.count)
  }
}

/// How often each reading of a code met each reading of a text, in the rows of one source.
package struct SchemeComparison {
  private(set) var rows = 0
  /// Rows whose code and text agree, by scheme.
  private(set) var agreeing: [DestinationScheme: Int] = [:]
  /// Rows whose code and text contradict each other under a scheme, or whose code it does not have.
  private(set) var contradicting: [DestinationScheme: Int] = [:]

  /// - Parameter counts: by the number of the code's reading, `SchemeReadings.limit` to each, and of the text's.
  mutating func add(_ counts: [Int], _ readings: SchemeReadings) {
    for (index, count) in counts.enumerated() where count > 0 {
      let code = readings.readings[index / SchemeReadings.limit - 1]
      let text = readings.readings[index % SchemeReadings.limit - 1]
      rows += count
      for (place, scheme) in DestinationScheme.allCases.enumerated() {
        if let category = code[place], category == text[place] {
          agreeing[scheme, default: 0] += count
        } else if code[place] == nil || text[place] != nil {
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

/// A source whose codes and texts do not agree under the scheme that the pipeline declares.
package struct SchemeMismatch: Sendable, Equatable {
  package let declared: DestinationScheme
  /// Rows with a code and a known text.
  package let rows: Int
  package let contradicting: Int
  /// The scheme that explains more rows; `nil` where none does.
  package let fitting: DestinationScheme?
  /// The rows that it explains.
  package let explained: Int
}

extension SchemeMismatch: CustomStringConvertible {
  package var description: String {
    let advice =
      fitting.map { fitting in
        "`destination_codes: \(fitting.rawValue)` would explain \(share(explained)) — declare that scheme, if it is "
          + "the extract's own"
      } ?? "no other scheme fits better — check which columns hold 毕业去向代码 and 毕业去向"
    return
      "code and text of the destination contradict each other in \(share(contradicting)) of the rows that have "
      + "both, under the declared \(declared.rawValue); \(advice). No report was written"
  }

  /// A share of the rows, in percent.
  private func share(_ count: Int) -> String {
    let tenths = rows == 0 ? 0 : (count * 2000 + rows) / (rows * 2)
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
