import Outcomes
import Pipelines

/// Which programs a gap lies in, and who could be decided by knowing more.
struct GapSection: Sendable {
  let groups: PageGroups

  /// `nil` where there is nothing to tell.
  var section: PageSection? {
    let body = gaps + decidable
    guard body != "" else { return nil }
    let nouns = groups.partDimension.map(Noun.init)
    return PageSection(
      id: "gaps", short: Phrase("差距在哪", "Where the gap is"),
      heading: nouns.map { Phrase("差距在哪些\($0.chinese)", "Where the gap is") }
        ?? Phrase("差距在哪", "Where the gap is"),
      body: body)
  }

  private var gaps: Markup {
    guard let dimension = groups.partDimension, groups.partCount > 0 else { return "" }
    let gaps = RateName.allCases.map { Gap($0, in: groups) }
    let noun = Noun(dimension)
    let sums = Phrase(
      "各\(noun.chinese)所差的人数之和不等于全体所差的人数：超出目标的\(noun.chinese)会补上一部分。",
      "What \(noun.plural) are short does not add up to what everyone is: those above the line make up for some."
    )
    let note: Markup = gaps.allSatisfy(\.parts.isEmpty) ? "" : "<p class=note>\(sums)</p>\n"
    return "<div class=\"three broad\">\(gaps.map { card($0, dimension) }.joined())</div>\n" + note
  }

  private func card(_ gap: Gap, _ dimension: Dimension) -> Markup {
    let head = "<h3>\(gap.name.title)</h3><p>\(gap.sentence(Noun(dimension)))</p>" as Markup
    guard let most = gap.parts.first?.needed else { return "<div class=\"card gaps\">\(head)</div>" }
    let rows = gap.parts.prefix(Gap.shown).map { part -> Markup in
      let width = Standing.position(part.needed * 1_000_000 / most)
      return """
        <tr><th scope=row>\(part.group.title)<small>\(part.row.title)</small></th>\
        <td class=num>\(part.rate.standing?.percent ?? "")</td><td class=num>\(Phrase.number(part.needed))\
        <svg class=gap aria-hidden=true><rect width=\(width)% /></svg></td></tr>
        """
    }
    return """
      <div class="card gaps">\(head)<table><thead><tr><th scope=col>\(dimension.title)</th>\
      <th scope=col class=num>\(Phrase("现为", "Rate"))</th><th scope=col class=num>\(Phrase("差（人）", "Short"))</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private var decidable: Markup {
    let rows = groups.rows.compactMap { row -> Markup? in
      let clauses = zip(RateName.allCases, row.rates).compactMap { name, rate -> Phrase? in
        guard rate.verdict == .undetermined else { return nil }
        let (unknown, needed) = (Phrase.number(rate.unknown), Phrase.number(rate.needed))
        return Phrase(
          "\(name.word.chinese)：\(unknown) 人不明，其中 \(needed) 人查实即达标",
          "\(name.word.english): \(unknown) unknown, \(needed) of them would do")
      }
      return clauses.isEmpty
        ? nil : "<li><b>\(row.group.title)</b> \(clauses.joined(.semicolon))</li>"
    }
    guard !rows.isEmpty, let dimension = groups.dimension else { return "" }
    let title = Phrase("查清去向就能定案的\(Noun(dimension).chinese)", "Where knowing more would decide")
    return "<h3>\(title)</h3><ul>\(rows.joined())</ul>\n"
  }
}
