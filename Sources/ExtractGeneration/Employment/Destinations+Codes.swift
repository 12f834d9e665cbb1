import Outcomes
import ReferenceData

extension Destinations {
  /// The names of a scheme's codes, from the reference table.
  static func names(in scheme: DestinationScheme) -> [String: String] {
    var names: [String: String] = [:]
    for row in ReferenceTable.destinationCodes.rows where row[0] == scheme.rawValue { names[row[1]] = row[2] }
    return names
  }

  /// 高校: per thousand of their category.
  static let gxjyUses: [Use] =
    both([(.contract, "10", 330), (.contract, "11", 640), (.flexible, "12", 700), (.flexible, "76", 260)])
    + both([(.military, "46", 1), (.abroad, "85", 1), (.unclear, "81", 700), (.unclear, "82", 300)])
    + both([(.notPlaced, "70", 600), (.notPlaced, "71", 250), (.notPlaced, "72", 150)])
    + short([(.contract, "27", 8), (.contract, "50", 12), (.contract, "51", 10), (.flexible, "77", 40)])
    + short([(.selfEmployed, "75", 1), (.furtherStudy, "80", 1)])
    + long([(.contract, "271", 5), (.contract, "272", 3), (.contract, "501", 1), (.contract, "502", 6)])
    + long([(.contract, "503", 9), (.contract, "511", 1), (.contract, "512", 2), (.contract, "519", 6)])
    + long([(.selfEmployed, "751", 550), (.selfEmployed, "752", 100), (.selfEmployed, "753", 350)])
    + [Use("803", .furtherStudy, .long, 1)]
    + [Use("801", .furtherStudy, .longOfBachelors, 920), Use("802", .furtherStudy, .longOfBachelors, 80)]

  /// 中职: flexible work and ventures are 就业 too, told apart by columns of their own.
  static let secondaryUses: [Use] =
    both([(.contract, "20", 1), (.flexible, "20", 1), (.selfEmployed, "20", 1), (.military, "30", 1)])
    + both([(.abroad, "40", 800), (.abroad, "50", 200), (.notPlaced, "60", 1), (.unclear, "99", 1)])
    + short([(.furtherStudy, "10", 1)])
    + long([(.furtherStudy, "11", 80), (.furtherStudy, "12", 870), (.furtherStudy, "13", 40)])
    + long([(.furtherStudy, "15", 10)])

  private typealias Row = (category: Category, code: String, weight: Int)

  private static func short(_ rows: [Row]) -> [Use] {
    rows.map { Use($0.code, $0.category, .short, $0.weight) }
  }

  private static func long(_ rows: [Row]) -> [Use] {
    rows.flatMap { row in
      [CodeForm.long, .longOfBachelors].map { Use(row.code, row.category, $0, row.weight) }
    }
  }

  private static func both(_ rows: [Row]) -> [Use] { short(rows) + long(rows) }
}
