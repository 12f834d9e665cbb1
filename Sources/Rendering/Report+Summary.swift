import Cubes
internal import Outcomes
import Reports

extension Report {
  /// The run in one line, for logs.
  ///
  /// `liuyu: 12,345 records: 12,000 accepted, …; employment 91.20% (met), stay in Chongqing 58.31% (missed, 210 needed), …`
  package var summaryLine: String {
    let control = totals.control
    var line = "liuyu: \(grouped(control.records)) records: \(grouped(control.accepted)) accepted, "
    line += "\(grouped(control.filtered)) filtered, \(grouped(control.duplicates)) duplicates, "
    line += "\(grouped(control.rejected)) rejected"
    if !totals.rejectedByReason.isEmpty {
      let reasons = totals.namedRejects.map { "\($0.name) \(grouped($0.count))" }
      line += " (\(reasons.joined(separator: ", ")))"
    }
    let skipped = totals.namedSkipped.filter { $0.count > 0 }
    if !skipped.isEmpty {
      line += "; skipped \(skipped.map { "\($0.name) \(grouped($0.count))" }.joined(separator: ", "))"
    }
    guard let all = groups.first(where: { $0.by.isEmpty }) else { return line }
    let rates = Rates(all.tally, methodology: methodology, targets: targets)
    let terms = ["employment", "stay in Chongqing", "stay in circle"]
    let texts = zip(terms, rates.all).map { term, rate in
      switch rate.verdict {
      case .met: "\(term) \(rate.percent) (met)"
      case .missed: "\(term) \(rate.percent) (missed, \(grouped(rate.needed)) needed)"
      case .undetermined: "\(term) \(rate.percent) (undetermined, \(grouped(rate.needed)) needed)"
      case .notAssessed: "\(term) not assessed"
      }
    }
    return "\(line); \(texts.joined(separator: ", "))"
  }
}
