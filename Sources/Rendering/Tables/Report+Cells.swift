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
    let counts = Counts(group.tally, methodology: methodology)
    for (_, count) in counts.named { row.cell(count) }
    for (_, rate) in Rates(counts, over: methodology.stayDenominator, targets: targets).named {
      row.cell(rate.numerator)
      row.cell(rate.denominator)
      row.cell(millionths: rate.valueInMillionths)
      row.cell(millionths: rate.upperInMillionths)
      row.cell(millionths: rate.target.millionths)
      row.cell(term: rate.verdict.term)
      row.cell(rate.needed)
    }
    if comparison != nil { write(changesOf: group, counts, into: &row) }
    guard showsSensitivity else { return }
    for variant in Methodology.variants {
      for (_, rate) in Rates(group.tally, methodology: variant, targets: targets).named {
        row.cell(millionths: rate.valueInMillionths)
        row.cell(millionths: rate.upperInMillionths)
        row.cell(term: rate.verdict.term)
      }
    }
  }

  private func write(changesOf group: Group, _ counts: Counts, into row: inout some CellWriter & ~Copyable) {
    let before = group.earlier.map { Counts($0, methodology: methodology) }
    for (index, (_, count)) in counts.named.enumerated() {
      if let before { row.cell(count - before.named[index].value) } else { row.cell(nil) }
    }
    let rates = Rates(counts, over: methodology.stayDenominator, targets: targets)
    let ratesBefore = before.map { Rates($0, over: methodology.stayDenominator, targets: targets) }
    for (index, (_, rate)) in rates.named.enumerated() {
      let change = ratesBefore.map { rate.changes(since: $0.named[index].value) }
      row.cell(millionths: change?.value)
      row.cell(millionths: change?.upper)
    }
  }
}
