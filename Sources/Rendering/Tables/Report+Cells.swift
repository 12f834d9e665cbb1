internal import Outcomes
import Pipelines
internal import Regions
import Reports

/// A group as one row: the names of the JSON report, flattened with `_`, the same columns in every row.
extension Report {
  /// The names of the columns, in order.
  var columns: [String] {
    var names = ["by"]
    names += groupBy.map { "key_\($0.name)" }
    names += groupBy.map { "name_\($0.name)" }
    let rates = Rates(Tally(), methodology: methodology, targets: targets).named
    names += Counts(Tally(), methodology: methodology).named.map { "counts_\($0.key)" }
    if disclosure != nil { names.append("suppressed") }
    let figures = ["numerator", "denominator", "value", "upper", "target", "verdict", "needed"]
    names += rates.flatMap { rate in figures.map { "rates_\(rate.key)_\($0)" } }
    if comparison != nil {
      names += Counts(Tally(), methodology: methodology).named.map { "change_counts_\($0.key)" }
      names += rates.flatMap { rate in ["value", "upper"].map { "change_rates_\(rate.key)_\($0)" } }
    }
    guard showsSensitivity else { return names }
    for variant in Methodology.variants {
      let prefix = "sensitivity_\(variant.stayDenominator.rawValue)_\(variant.circleDefinition.term)"
      names += rates.flatMap { rate in ["value", "upper", "verdict"].map { "\(prefix)_\(rate.key)_\($0)" } }
    }
    return names
  }

  /// Writes one cell for each of `columns`.
  func write(_ group: Group, into row: inout some CellWriter & ~Copyable) {
    row.cell(group.by.map(\.name).joined(separator: ","))
    for depth in groupBy.indices { row.cell(depth < group.key.count ? group.key[depth] : nil) }
    for depth in groupBy.indices { row.cell(depth < group.name.count ? group.name[depth] : nil) }
    let figures = figures(of: group)
    for (_, count) in figures.named { row.cell(count) }
    if disclosure != nil {
      row.cell(figures.hidden.names.map { "\($0.term)" }.joined(separator: ","))
    }
    for (_, rate) in figures.rates.named {
      row.cell(rate.numerator)
      row.cell(rate.denominator)
      row.cell(millionths: rate.valueInMillionths)
      row.cell(millionths: rate.upperInMillionths)
      row.cell(millionths: rate.target.millionths)
      row.cell(term: rate.verdict.term)
      row.cell(rate.needed)
    }
    if comparison != nil { write(changesOf: group, figures, into: &row) }
    guard showsSensitivity else { return }
    let isTold = showsSensitivity(of: group)
    for variant in Methodology.variants {
      for (_, rate) in Rates(group.tally, methodology: variant, targets: targets).named {
        guard isTold else {
          for _ in 0..<2 { row.cell(millionths: nil) }
          row.cell(term: Rate.Verdict.suppressed.term)
          continue
        }
        row.cell(millionths: rate.valueInMillionths)
        row.cell(millionths: rate.upperInMillionths)
        row.cell(term: rate.verdict.term)
      }
    }
  }

  private func write(
    changesOf group: Group, _ figures: Figures, into row: inout some CellWriter & ~Copyable
  ) {
    guard let before = earlierFigures(of: group) else {
      for _ in figures.named { row.cell(nil as Int?) }
      for _ in figures.rates.all { for _ in 0..<2 { row.cell(millionths: nil) } }
      return
    }
    for (_, change) in figures.changes(since: before) { row.cell(change) }
    for (rate, rateBefore) in zip(figures.rates.all, before.rates.all) {
      let change = rate.changes(since: rateBefore)
      row.cell(millionths: change.value)
      row.cell(millionths: change.upper)
    }
  }
}
