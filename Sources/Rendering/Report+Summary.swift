import Cubes
internal import Outcomes
import Reports

extension Report {
  /// The run in one line, for logs.
  ///
  /// `12,345 records: 12,000 accepted, …; 3 skipped (note 3); 0 warnings; 0.812 s; employment 91.20% (met), stay in
  /// Chongqing 58.31% (missed, 210 needed), …; the report is in out/report.json`
  /// - Parameters:
  ///   - seconds: how long it took.
  ///   - place: where what was asked for is, in words.
  package func summary(seconds: Double, place: String?) -> String {
    let balance = totals.balance
    let rejects = totals.namedRejects
    let skipped = totals.namedSkipped.filter { $0.count > 0 }
    var parts = [
      "\(grouped(balance.records)) records: \(grouped(balance.accepted)) accepted, "
        + "\(grouped(balance.filtered)) filtered, \(grouped(balance.duplicates)) duplicates, "
        + "\(grouped(balance.rejected)) rejected" + Self.list(rejects),
      "\(grouped(skipped.reduce(0) { $0 + $1.count })) skipped" + Self.list(skipped),
      "\(warnings.count) warning\(warnings.count == 1 ? "" : "s")",
      "\(thousandths(ofSeconds: seconds)) s",
    ]
    if let ratesInWords { parts.append(ratesInWords) }
    if let place { parts.append(place) }
    return parts.joined(separator: "; ")
  }

  /// ` (quoting 1, bad_year 2)`
  private static func list(_ counts: Totals.Named) -> String {
    counts.isEmpty ? "" : " (\(counts.map { "\($0.name) \(grouped($0.count))" }.joined(separator: ", ")))"
  }

  /// The three rates of all graduates, each with its verdict; `nil` where there is no group of all.
  package var ratesInWords: String? {
    guard let all = groups.first(where: { $0.by.isEmpty }) else { return nil }
    let rates = figures(of: all).rates
    let terms = ["employment", "stay in Chongqing", "stay in circle"]
    return zip(terms, rates.all).map { term, rate in
      switch rate.verdict {
      case .met: "\(term) \(rate.percent) (met)"
      case .missed: "\(term) \(rate.percent) (missed, \(grouped(rate.needed)) needed)"
      case .undetermined: "\(term) \(rate.percent) (undetermined, \(grouped(rate.needed)) needed)"
      case .notAssessed: "\(term) not assessed"
      case .suppressed: "\(term) not published"
      }
    }.joined(separator: ", ")
  }
}
