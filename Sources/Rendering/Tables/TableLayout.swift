import Outcomes

/// Which columns a table for people has: fewer and narrower ones where there is less room.
struct TableLayout: Equatable {
  /// What stands beside each rate.
  enum Beside {
    case nothing
    /// How many more it takes to meet the target.
    case needed
    /// How far the rate has moved since the report compared with, in points; and how many graduates more there are.
    case change

    var heading: Bilingual? {
      switch self {
      case .nothing: nil
      case .needed: Bilingual("还差", "Needed")
      case .change: Bilingual("较前", "Change")
      }
    }
  }

  var beside: Beside
  var isShort = false
  /// Whether a rate that is open shows how far the unknowns reach.
  var hasRanges = true

  /// The widest first.
  static let plain = [
    TableLayout(beside: .needed), TableLayout(beside: .needed, isShort: true), TableLayout(beside: .nothing),
    TableLayout(beside: .nothing, isShort: true),
    TableLayout(beside: .nothing, isShort: true, hasRanges: false),
  ]
  static let comparing = [
    TableLayout(beside: .change), TableLayout(beside: .change, isShort: true),
    TableLayout(beside: .change, isShort: true, hasRanges: false),
  ]

  /// What the names are to have before columns are left out, and what they have in any case.
  static let (roomOfNames, narrowestNames) = (28, 16)

  var headings: [Bilingual] {
    [isShort ? Bilingual("人数", "People") : Bilingual("毕业生", "Graduates")]
      + RateName.allCases.map { isShort ? $0.shortHeading : $0.heading }
  }

  /// In lines, of which each may go on in another one behind any of its entries.
  var legend: [[String]] {
    let open = hasRanges ? "已知–上限 known–upper" : "已知 known"
    let signs = ["✓ 达标 met", "✗ 未达标 missed", "? 待定 undetermined (\(open))", "– 未评估 not assessed"]
    return switch beside {
    case .nothing: [signs]
    case .needed: [signs, ["还差 Needed: 再有多少人即达标 further graduates with whom the target is met"]]
    case .change: [signs, ["较前 Change: 人数增减, 率的增减(百分点) graduates more or fewer, rates in points"]]
    }
  }
}
