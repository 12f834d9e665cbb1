internal import Outcomes
import Pipelines
internal import Regions
import Reports

/// A group as one row: the names of the JSON report, flattened with `_`, the same columns in every row.
extension Report {
  /// The names of the columns, in order.
  var columns: [String] { flatColumns.map(\.name) }

  /// The columns, in order.
  var flatColumns: [FlatColumn] {
    var columns = [FlatColumn("by", Bilingual("分组层级", "Grouped by"), .text)]
    columns += groupBy.map { FlatColumn("key_\($0.name)", $0.codeWords, .text) }
    columns += groupBy.map { FlatColumn("name_\($0.name)", $0.nameWords, .text) }
    columns += CountWords.all.map { FlatColumn("counts_\($0.name)", $0.heading, .people) }
    if disclosure != nil {
      columns.append(FlatColumn("suppressed", Bilingual("不公开的项", "Counts that are hidden"), .text))
    }
    for rate in RateName.allCases {
      let figures =
        [
          ("numerator", .people, Bilingual("分子", "numerator")),
          ("denominator", .people, Bilingual("分母", "denominator")),
          ("value", .share, FlatColumn.value), ("upper", .share, FlatColumn.upper),
          ("target", .share, Bilingual("目标", "target")), ("verdict", .text, FlatColumn.verdict),
          ("needed", .people, Bilingual("还差人数", "graduates short")),
        ] as [(String, FlatColumn.Unit, Bilingual)]
      columns += figures.map {
        FlatColumn("rates_\(rate.term)_\($0.0)", rate.heading.with($0.2), $0.1)
      }
    }
    if comparison != nil {
      let change = Bilingual("较前增减", "change")
      columns += CountWords.all.map {
        FlatColumn("change_counts_\($0.name)", $0.heading.with(change), .people)
      }
      for rate in RateName.allCases {
        columns += [("value", FlatColumn.value), ("upper", FlatColumn.upper)].map {
          FlatColumn("change_rates_\(rate.term)_\($0.0)", rate.heading.with($0.1).with(change), .share)
        }
      }
    }
    guard showsSensitivity else { return columns }
    for variant in Methodology.variants {
      let prefix = "sensitivity_\(variant.stayDenominator.rawValue)_\(variant.circleDefinition.term)"
      let under = variant.stayDenominator.group.with(variant.circleDefinition.heading)
      for rate in RateName.allCases {
        let figures =
          [
            ("value", .share, FlatColumn.value), ("upper", .share, FlatColumn.upper),
            ("verdict", .text, FlatColumn.verdict),
          ] as [(String, FlatColumn.Unit, Bilingual)]
        columns += figures.map {
          FlatColumn("\(prefix)_\(rate.term)_\($0.0)", rate.heading.with(under).with($0.2), $0.1)
        }
      }
    }
    return columns
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
