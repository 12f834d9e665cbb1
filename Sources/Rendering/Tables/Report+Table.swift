import Buffers
import Cubes
internal import Outcomes
import Outputs
import Pipelines
import Reports

extension Report {
  /// The groups with their three rates, headed in Chinese and English.
  func writeTable(to sink: some ByteSink, style: TableStyle) throws(OutputError) {
    var text = ByteText()
    for line in preamble {
      text.append(text: printable(line))
      text.append(UInt8(ascii: "\n"))
    }
    text.append(UInt8(ascii: "\n"))
    let table = table(style)
    let widths = table.widths
    for row in table.rows {
      table.write(row, widths: widths, coloured: style.isColoured, to: &text)
      try sink.drain(&text)
    }
    text.append(text: "\n\(comparison == nil ? Self.legend : Self.legendOfChange)\n")
    if let disclosure {
      text.append(
        text:
          "※ 人数过少，不公开 too few to publish (small-counts, threshold \(disclosure.threshold))\n")
    }
    try sink.drain(&text, above: 0)
  }

  /// How many dimensions make a table of institutions: the summary that ends a run shows no more.
  package var institutionDepth: Int {
    (groupBy.firstIndex(of: .institution) ?? 0) + 1
  }

  private static let legend = """
    ✓ 达标 met   ✗ 未达标 missed   ? 待定 undetermined (已知–上限 known–upper)   – 未评估 not assessed
    还差 Needed: 再有多少人即达标 further graduates with whom the target is met
    """

  private static let legendOfChange = """
    ✓ 达标 met   ✗ 未达标 missed   ? 待定 undetermined (已知–上限 known–upper)   – 未评估 not assessed
    较前 Change: 人数增减, 率的增减(百分点) graduates more or fewer, rates in points
    """

  var preamble: [String] {
    var lines = [pipeline.title.isEmpty ? pipeline.name : pipeline.title]
    let settings = methodology.settings.map { "\($0.key)=\($0.value)" }
    lines.append("口径 Methodology: \(settings.joined(separator: ", "))")
    if !filters.isEmpty { lines.append("筛选 Filters: \(filters.joined(separator: "; "))") }
    let balance = totals.balance
    lines.append(
      "记录 Records \(grouped(balance.records)) = 计入 accepted \(grouped(balance.accepted)) "
        + "+ 筛除 filtered \(grouped(balance.filtered)) + 重复 duplicates \(grouped(balance.duplicates)) "
        + "+ 拒收 rejected \(grouped(balance.rejected))")
    return lines
  }

  private func table(_ style: TableStyle) -> TextTable {
    let full = table(style, beside: comparison == nil ? .needed : .change)
    guard let width = style.width else { return full }
    let narrowest = 24
    let needed = full.widths.dropFirst().reduce(narrowest) { $0 + $1 + TextTable.gap }
    var table = needed <= width || comparison != nil ? full : self.table(style, beside: .nothing)
    table.fit(width, minimum: narrowest)
    return table
  }

  /// What stands beside each rate.
  private enum Beside {
    case nothing
    /// How many more it takes to meet the target.
    case needed
    /// How far the rate has moved since the report compared with, in points; and how many graduates more there are.
    case change

    var heading: TableHeading? {
      switch self {
      case .nothing: nil
      case .needed: .needed
      case .change: .change
      }
    }
  }

  private func table(_ style: TableStyle, beside: Beside) -> TextTable {
    let depth = min(style.depth ?? groupBy.count, groupBy.count)
    let dimensions = groupBy.prefix(depth).map(TableHeading.ofDimension)
    let headings = [TableHeading.graduates, .employment, .stayInChongqing, .stayInCircle]
    var table = TextTable(alignments: [.left, .right] + (beside == .change ? [.right] : []))
    for _ in targets.all { table.alignments += beside == .nothing ? [.right] : [.right, .right] }

    for language in [\TableHeading.chinese, \TableHeading.english] {
      var row = [TextTable.Cell(dimensions.map { $0[keyPath: language] }.joined(separator: " › "))]
      for (column, heading) in headings.enumerated() {
        row.append(TextTable.Cell(heading[keyPath: language]))
        if let heading = beside.heading, column > 0 || beside == .change {
          row.append(TextTable.Cell(heading[keyPath: language]))
        }
      }
      table.rows.append(row)
    }
    for group in groups where group.by.count <= depth {
      table.rows.append(row(group, beside: beside))
    }
    var last = [TextTable.Cell("目标 Target", colour: .dim), TextTable.Cell("")]
    if beside == .change { last.append(TextTable.Cell("")) }
    for target in targets.all {
      last.append(TextTable.Cell("≥ \(target.percent)", colour: .dim))
      if beside != .nothing { last.append(TextTable.Cell("")) }
    }
    table.rows.append(last)
    return table
  }

  private func row(_ group: Group, beside: Beside) -> [TextTable.Cell] {
    let figures = figures(of: group)
    var row = [TextTable.Cell(label(group)), TextTable.Cell(grouped(figures[.graduates]))]
    let before = earlierFigures(of: group)
    if beside == .change {
      let more = before.map { figures.changes(since: $0)[0].change }
      row.append(
        TextTable.Cell(
          more.map { $0.map { signed(grouped(abs($0)), $0) } ?? Rate.Verdict.suppressed.sign } ?? "新 new"))
    }
    for (index, rate) in figures.rates.all.enumerated() {
      let verdict = rate.verdict
      let text = rate.valueInMillionths == nil ? verdict.sign : "\(verdict.sign) \(rate.percent)"
      row.append(TextTable.Cell(text, colour: verdict.colour))
      switch beside {
      case .nothing: break
      case .needed: row.append(TextTable.Cell((rate.needed ?? 0) == 0 ? "" : grouped(rate.needed)))
      case .change:
        let moved = before.flatMap { rate.changes(since: $0.rates.all[index]).value }
        row.append(TextTable.Cell(moved.map { signed(Rate.points($0), $0) } ?? ""))
      }
    }
    return row
  }

  /// `+12`, `−3`, `0`: with the sign of `change`.
  private func signed(_ magnitude: String, _ change: Int) -> String {
    change == 0 ? magnitude : (change > 0 ? "+" : "−") + magnitude
  }

  private func label(_ group: Group) -> String {
    guard let key = group.key.last else { return "合计 All" }
    let indentation = String(repeating: "  ", count: group.key.count - 1)
    guard let name = group.name.last ?? nil, name != key else { return indentation + printable(key) }
    return "\(indentation)\(printable(key)) \(printable(name))"
  }
}

extension Rate.Verdict {
  fileprivate var colour: TextTable.Colour {
    switch self {
    case .met: .green
    case .missed: .red
    case .undetermined: .yellow
    case .notAssessed, .suppressed: .dim
    }
  }
}
