import Outcomes
import Pipelines
package import Rendering

/// The groups of a report as a page shows them: a table of institutions, or of whatever comes first, and beneath each row the
/// groups of the next dimension.
struct PageGroups: Sendable {
  /// A row, and what is folded beneath it.
  struct Row: Sendable {
    var group: PublishedGroup
    /// Those of the next dimension, in the order of the report.
    var parts: [PublishedGroup] = []

    var rates: [Rate] { group.figures.rates }
  }

  /// The rows that share what stands above institutions, such as the level: unlike schools are not compared.
  struct Table: Sendable {
    /// Outermost first; empty where the rows stand at the top.
    var above: [PublishedGroup]
    var rows: [Row] = []
  }

  /// Under so many people a rate is no measure of anything.
  static let fewest = ListedParts.fewest

  /// Of the rows; `nil` where the report has everyone alone.
  let dimension: Dimension?
  /// Of what is folded beneath them.
  let partDimension: Dimension?
  /// Those that are on no page.
  let deeperDimensions: [Dimension]
  var tables: [Table] = []

  init(_ report: PublishedReport) {
    let depth = report.rowDepth
    dimension = report.groupBy.isEmpty ? nil : report.groupBy[depth - 1]
    partDimension = report.groupBy.count > depth ? report.groupBy[depth] : nil
    deeperDimensions = Array(report.groupBy.dropFirst(depth + 1))
    var above: [PublishedGroup] = []
    for group in report.groups.dropFirst() {
      switch group.by.count - depth {
      case ..<0:
        above = above.prefix(group.by.count - 1) + [group]
        // One for the innermost of them.
        if group.by.count == depth - 1 { tables.append(Table(above: above)) }
      case 0:
        if tables.isEmpty { tables.append(Table(above: [])) }
        tables[tables.count - 1].rows.append(Row(group: group))
      case 1:
        let (table, row) = (tables.count - 1, tables[tables.count - 1].rows.count - 1)
        tables[table].rows[row].parts.append(group)
      default: break
      }
    }
    for table in tables.indices {
      for row in tables[table].rows.indices {
        tables[table].rows[row].parts.sort { Self.precedes($0, $1, by: Self.shortness) }
      }
      tables[table].rows.sort { Self.precedes($0.group, $1.group, by: Self.rank) }
    }
  }

  /// How many the rows are of: one that stands in several tables is one.
  var keyCount: Int { Set(rows.map { $0.group.key.last }).count }

  /// What the rows are called; nothing in particular where one is a row of each year, or of each level.
  var noun: Noun? { dimension.map { keyCount == rows.count ? Noun($0) : .group } }

  var rows: [Row] { tables.flatMap(\.rows) }
  var partCount: Int { rows.reduce(0) { $0 + $1.parts.count } }

  /// The larger first, equals by their keys. Those of few people come last, and those of whom something is hidden.
  ///
  /// There are no ranks: what is known of two groups may overlap.
  private static func precedes(
    _ one: PublishedGroup, _ other: PublishedGroup, by order: (PublishedGroup) -> (Int, Int, Int)
  ) -> Bool {
    if one.standsLast != other.standsLast { return other.standsLast }
    let (ours, theirs) = (order(one), order(other))
    if ours != theirs { return ours > theirs }
    return one.key.joined(separator: "\0").utf8.lexicographicallyPrecedes(
      other.key.joined(separator: "\0").utf8)
  }

  /// Of rows: targets missed, those that are open, people short.
  private static func rank(_ group: PublishedGroup) -> (Int, Int, Int) {
    let rates = group.figures.rates
    return (
      rates.count { $0.verdict == .missed }, rates.count { $0.verdict == .undetermined }, group.peopleShort
    )
  }

  /// Of what is folded beneath them: where most people are missing, whichever the targets.
  private static func shortness(_ group: PublishedGroup) -> (Int, Int, Int) {
    let (missed, open, short) = rank(group)
    return (short, missed, open)
  }
}

extension PublishedGroup {
  var isSmall: Bool { figures.counts[.graduates].map { $0 < PageGroups.fewest } ?? true }

  fileprivate var standsLast: Bool { isSmall || has(.suppressed) }

  /// Over all targets that are missed.
  var peopleShort: Int { figures.rates.reduce(0) { $0 + ($1.verdict == .missed ? $1.needed ?? 0 : 0) } }

  func has(_ verdict: Rate.Verdict) -> Bool { figures.rates.contains { $0.verdict == verdict } }
}

extension ListedParts {
  /// More rows make a page that a phone takes seconds for.
  package static let most = 4000

  /// What a page of so many rows lists where nobody says.
  static func usual(for count: Int) -> ListedParts { count <= most ? .all : .missed }

  func lists(_ group: PublishedGroup) -> Bool {
    lists(graduates: group.figures.counts[.graduates], group.figures.rates.map(\.verdict))
  }
}
