import Buffers
import Cubes
internal import Outcomes
import Outputs
import Pipelines
import Reports

extension Report {
  /// The groups with their three rates, headed in Chinese and English: everyone, the institutions, and those beneath them that
  /// the style lists.
  func writeTable(to sink: some ByteSink, style: TableStyle) throws(OutputError) {
    var text = ByteText()
    func write(_ line: String) {
      for line in style.width.map({ DisplayWidth.fold(line, to: $0) }) ?? [line] {
        text.append(text: line + "\n")
      }
    }
    for line in preamble { write(printable(line)) }
    write("")
    let rows = rows(style.listed)
    let (table, layout) = table(of: rows, style)
    let widths = table.widths
    for row in table.rows {
      table.write(row, widths: widths, coloured: style.isColoured, to: &text)
      try sink.drain(&text)
    }
    write("")
    for entries in layout.legend {
      for line in DisplayWidth.packed(entries, gap: 3, to: style.width ?? .max) { write(line) }
    }
    if let disclosure {
      write("※ 人数过少，不公开 too few to publish (small-counts, threshold \(disclosure.threshold))")
    }
    let hidden = grouped(groups.count - rows.count)
    if rows.count < groups.count {
      write("另有 \(hidden) 行未列出，加 \(style.advice) 可全部列出")
      write("\(hidden) \(hidden == "1" ? "row is" : "rows are") hidden: \(style.advice) shows all")
    }
    try sink.drain(&text, above: 0)
  }

  /// How many dimensions make a table of institutions.
  private var institutionDepth: Int { (groupBy.firstIndex(of: .institution) ?? 0) + 1 }

  /// The groups that have rows, in their order: what is listed stands beneath all that it belongs to.
  private func rows(_ listed: ListedParts) -> [Group] {
    var rows: [Group] = []
    // From the end, where a group stands behind its parts: the depth of the one whose part has a row.
    var owed = 0
    for group in groups.reversed() {
      let depth = group.by.count
      let figures = figures(of: group)
      let isListed =
        depth <= institutionDepth || depth == owed
        || listed.lists(graduates: figures[.graduates], figures.rates.all.map(\.verdict))
      guard isListed else { continue }
      rows.append(group)
      owed = depth - 1
    }
    return rows.reversed()
  }

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

  /// The widest layout of which the names leave enough room, else the narrowest.
  private func table(of groups: [Group], _ style: TableStyle) -> (TextTable, TableLayout) {
    let layouts = comparison == nil ? TableLayout.plain : TableLayout.comparing
    guard let width = style.width else { return (table(of: groups, layouts[0]), layouts[0]) }
    for layout in layouts {
      var table = table(of: groups, layout)
      let widths = table.widths
      let names = min(widths[0], layout == layouts.last ? 0 : TableLayout.roomOfNames)
      if widths.dropFirst().reduce(names, { $0 + $1 + TextTable.gap }) <= width || layout == layouts.last {
        table.fit(width, minimum: TableLayout.narrowestNames)
        return (table, layout)
      }
    }
    preconditionFailure("there is a last layout")
  }

  private func table(of groups: [Group], _ layout: TableLayout) -> TextTable {
    var table = TextTable(alignments: [.left, .right] + (layout.beside == .change ? [.right] : []))
    for _ in targets.all { table.alignments += layout.beside == .nothing ? [.right] : [.right, .right] }

    for language in [\Bilingual.chinese, \Bilingual.english] {
      let dimensions = groupBy.prefix(groups.reduce(0) { max($0, $1.by.count) })
      var row = [TextTable.Cell(dimensions.map { $0.words[keyPath: language] }.joined(separator: " › "))]
      for (column, heading) in layout.headings.enumerated() {
        row.append(TextTable.Cell(heading[keyPath: language]))
        if let heading = layout.beside.heading, column > 0 || layout.beside == .change {
          row.append(TextTable.Cell(heading[keyPath: language]))
        }
      }
      table.rows.append(row)
    }
    for group in groups { table.rows.append(row(group, layout)) }
    var last = [TextTable.Cell("目标 Target", colour: .dim), TextTable.Cell("")]
    if layout.beside == .change { last.append(TextTable.Cell("")) }
    for target in targets.all {
      last.append(TextTable.Cell("≥ \(target.percent)", colour: .dim))
      if layout.beside != .nothing { last.append(TextTable.Cell("")) }
    }
    table.rows.append(last)
    return table
  }

  private func row(_ group: Group, _ layout: TableLayout) -> [TextTable.Cell] {
    let figures = figures(of: group)
    var row = [TextTable.Cell(label(group)), TextTable.Cell(grouped(figures[.graduates]))]
    let before = earlierFigures(of: group)
    if layout.beside == .change {
      let more = before.map { figures.changes(since: $0)[0].change }
      row.append(
        TextTable.Cell(
          more.map { $0.map { signed(grouped(abs($0)), $0) } ?? Rate.Verdict.suppressed.sign } ?? "新 new"))
    }
    for (index, rate) in figures.rates.all.enumerated() {
      let verdict = rate.verdict
      let percent = layout.hasRanges ? rate.percent : rate.knownPercent
      let text = rate.valueInMillionths == nil ? verdict.sign : "\(verdict.sign) \(percent)"
      row.append(TextTable.Cell(text, colour: verdict.colour))
      switch layout.beside {
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
