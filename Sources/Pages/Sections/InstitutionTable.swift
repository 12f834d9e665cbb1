import Outcomes
import Pipelines
import Rendering

/// Every institution with its three rates, and its programs folded beneath it.
struct InstitutionTable: Sendable {
  private let report: PublishedReport
  let groups: PageGroups
  let targets: [Target]
  let listed: ListedParts
  /// Whether the other definitions of every row are known: else a row without a note would say that it never turns.
  private let hasDefinitions: Bool

  init(_ report: PublishedReport, _ groups: PageGroups, _ listed: ListedParts) {
    (self.report, self.groups) = (report, groups)
    targets = report.all.figures.rates.map(\.target)
    self.listed = listed
    hasDefinitions = groups.rows.allSatisfy { $0.group.sensitivity != nil }
  }

  /// `nil` where the report has everyone alone.
  var section: PageSection? {
    guard let dimension = groups.dimension, !groups.rows.isEmpty else { return nil }
    let isInstitution = dimension == .institution
    var number = 0
    let tables = groups.tables.filter { !$0.rows.isEmpty }.map { table -> Markup in
      let rows = table.rows.map { row -> Markup in
        defer { number += 1 }
        return body(row, number)
      }
      return self.table(dimension, above: table.above, rows: rows.joined("\n"))
    }
    return PageSection(
      id: "rows", short: isInstitution ? Phrase("各校", "Institutions") : dimension.title,
      heading: isInstitution ? Phrase("各校", "Institutions") : dimension.title,
      body: controls(dimension) + tables.joined("\n") + notes)
  }

  /// Hidden until the script runs.
  private func controls(_ dimension: Dimension) -> Markup {
    let nouns = [dimension, groups.partDimension].compactMap(\.self).map(Noun.init)
    let find = Phrase(
      "查找" + nouns.map(\.chinese).joined("或"),
      "Find " + nouns.map(\.english).joined(" or "))
    let choices = [
      ("a", Phrase("全部", "All")), ("x", Phrase("有未达标", "Any missed")), ("o", Phrase("有待定", "Any open")),
      ("m", Phrase("全部达标", "All met")),
    ].enumerated().map { index, choice -> Markup in
      let checked: Markup = index == 0 ? " checked" : ""
      return
        "<label><input type=radio name=verdict value=\(choice.0)\(checked)> \(choice.1)</label>"
    }
    let unfold: Markup =
      groups.partDimension == nil || listed == .none
      ? "" : "<button type=button id=unfold>\(Phrase("展开全部", "Unfold all"))</button>"
    return """
      <div class=controls hidden><label class=find>\(find)<input type=search id=search autocomplete=off></label>\
      <fieldset><legend>\(Phrase("结论", "Verdict"))</legend>\(choices.joined())</fieldset>\(unfold)\
      <output role=status id=remaining data-n="\(groups.rows.count)"></output></div>

      """
  }

  private func table(_ dimension: Dimension, above: [PublishedGroup], rows: Markup) -> Markup {
    let heading: Markup =
      above.isEmpty ? "" : "<h3>\(above.map(\.title).joined(Phrase(same: " · ")))</h3>\n"
    let columns = zip(RateName.allCases, targets).map { name, target -> Markup in
      "<th scope=col role=columnheader>\(name.title) <small>≥ \(target.percent)</small></th>"
    }
    let order = Phrase("各行三项指标，缺口大的在前", "The three rates by row, largest gaps first")
    return """
      \(heading)<table role=table class=rows><caption>\(order)</caption><thead role=rowgroup><tr role=row>\
      <th scope=col role=columnheader>\(dimension.title)</th><th scope=col role=columnheader class=num>\
      \(Phrase("毕业生", "Graduates"))</th>\(columns.joined())</tr></thead>
      \(rows)
      </table>

      """
  }

  /// - Parameter number: among all rows of the page; its anchor, as keys and names are no attributes.
  private func body(_ row: PageGroups.Row, _ number: Int) -> Markup {
    let graduates = row.group.figures.counts[.graduates]
    let order = [number, graduates ?? -1] + row.rates.map { $0.valueInMillionths ?? -1 }
    let code: Markup = row.group.code.map { " <small>\($0)</small>" } ?? ""
    let definitions = hasDefinitions ? OtherDefinitions(of: row.group, in: report) : nil
    let cells = zip(RateName.allCases, row.rates).map { name, rate -> Markup in
      let turns = OtherDefinitions.rates.contains(name) ? definitions?.turns(of: name) : nil
      let note: Markup = turns.map { "<small class=d>\($0)</small>" } ?? ""
      let value: Markup = rate.standing.map { "\u{A0}<b>\($0.percent)</b>" } ?? ""
      return """
        <td role=cell class=\(rate.verdict.letter)><span class=l>\(name.word)</span> <span class=v>\
        \(rate.verdict.sign)\(value)</span> <small>\(rate.margin)</small>\(RateBar.svg(rate))\(note)</td>
        """
    }
    return """
      <tbody role=rowgroup id=i\(number) data-v=\(row.rates.map(\.verdict.letter).joined()) \
      data-s=\(order.map { "\($0)" as Markup }.joined(","))><tr role=row class=r>\
      <th scope=row role=rowheader>\(row.group.title)\(code)</th>\
      <td role=cell class=num>\(Phrase.number(graduates))<span class=l> \(Phrase("人", "graduates"))</span></td>\
      \(cells.joined())</tr>\(fold(row))</tbody>
      """
  }

  private func fold(_ row: PageGroups.Row) -> Markup {
    guard let dimension = groups.partDimension, !row.parts.isEmpty else { return "" }
    let noun = Noun(dimension)
    let shown = row.parts.filter(listed.lists)
    let summary = summary(row.parts, noun)
    guard !shown.isEmpty else {
      return
        "<tr class=f role=row><td role=cell colspan=5><p>\(summary)</p>\(hidden(row.parts.count, noun))</td></tr>"
    }
    let repeated = Dictionary(grouping: shown, by: \.label).filter { $0.value.count > 1 }
    let rows = shown.map { part($0, hasCode: repeated[$0.label] != nil) }
    let columns = zip(RateName.allCases, targets).map { name, target -> Markup in
      "<th scope=col>\(name.word) <small>≥\(target.percent)</small></th>"
    }
    return """
      <tr class=f role=row><td role=cell colspan=5><details><summary>\(summary)</summary><table class=parts><thead><tr>\
      <th scope=col>\(dimension.title)</th><th scope=col class=num>\(Phrase("人数", "People"))</th>\(columns.joined())</tr>\
      </thead><tbody>
      \(rows.joined("\n"))
      </tbody></table>\(hidden(row.parts.count - shown.count, noun))</details></td></tr>
      """
  }

  private func part(_ group: PublishedGroup, hasCode: Bool) -> Markup {
    let code: Markup = hasCode ? group.code.map { " <small>\($0)</small>" } ?? "" : ""
    let cells = group.figures.rates.map { rate -> Markup in
      guard let standing = rate.standing else { return "<td class=n>\(rate.verdict.sign)</td>" }
      let short: Markup =
        rate.verdict != .missed || group.isSmall
        ? ""
        : " <small>\(Phrase("差 \(Phrase.number(rate.needed))", "\(Phrase.number(rate.needed)) short"))</small>"
      return
        "<td class=\(rate.verdict.letter) style=\(RateBar.properties(standing))>\(rate.verdict.sign)\u{A0}\(standing.percent)\(short)</td>"
    }
    let small: Markup = group.isSmall ? " class=g" : ""
    let people = Phrase.number(group.figures.counts[.graduates])
    return "<tr\(small)><th scope=row>\(group.title)\(code)</th><td>\(people)</td>\(cells.joined())</tr>"
  }

  /// `37 个专业：30 个有未达标项，6 个不足 20 人`
  private func summary(_ parts: [PublishedGroup], _ noun: Noun) -> Phrase {
    let hidden = parts.count { $0.has(.suppressed) }
    let small = parts.count { $0.isSmall && !$0.has(.suppressed) }
    let missed = parts.count { !$0.isSmall && $0.has(.missed) }
    var clauses: [Phrase] = []
    if missed > 0 {
      clauses.append(Phrase("\(missed) \(noun.measure)有未达标项", "\(missed) \(missed == 1 ? "misses" : "miss")"))
    }
    if small > 0 {
      clauses.append(Phrase("\(small) \(noun.measure)不足 \(PageGroups.fewest) 人", "\(small) too small"))
    }
    if hidden > 0 {
      clauses.append(Phrase("\(hidden) \(noun.measure)有不公开的项", "\(hidden) with hidden numbers"))
    }
    let count = noun.count(parts.count)
    if clauses.isEmpty { return count }
    return count + Phrase("：", ": ") + clauses.joined(Phrase("，", ", "))
  }

  /// What of the groups is not listed.
  private func hidden(_ count: Int, _ noun: Noun) -> Markup {
    if count == 0 { return "" }
    let verb: Markup = count == 1 ? "is" : "are"
    let sentence = Phrase(
      "另有 \(noun.count(count).chinese)未列出，见 CSV",
      "\(noun.count(count).english) \(verb) not listed; see the CSV")
    return "<p class=note>\(sentence)</p>"
  }

  private var notes: Markup {
    var notes = [Phrase("差、超：离目标还少、多出的人数。", "Short, +: people below or above the line.")]
    if hasDefinitions {
      notes.append(
        Phrase(
          "另 2 种、8 种口径：换一种分母或经济圈范围，结论会变；没有注明的，哪种口径都是同一结论。是哪几种，见工作簿（xlsx）的“口径”表。",
          "2 or 8 other definitions: with another denominator or extent of the circle the verdict turns; where none is named, it stands under each. Which they are is in sheet 口径 of the workbook (xlsx)."
        ))
    }
    if let dimension = groups.partDimension, listed != .none {
      let noun = Noun(dimension)
      notes.append(
        Phrase(
          "不足 \(PageGroups.fewest) 人的\(noun.chinese)以灰色列在最后，比率不稳；分母不足 \(PageGroups.fewest) 人的比率不计入下面的缺口。打印时只印已展开的。",
          "Those of under \(PageGroups.fewest) people stand grey at the end, as their rates jump; no gap below counts a rate of so few. What is unfolded is printed."
        ))
    }
    if !groups.deeperDimensions.isEmpty {
      let names = groups.deeperDimensions.map(\.title).joined(.comma)
      notes.append(
        Phrase(
          "报告还按\(names.chinese)细分，本页未列。", "The report goes further, by \(names.english); this page does not.")
      )
    }
    return notes.map { "<p class=note>\($0)</p>" as Markup }.joined("\n")
  }
}
