import Outcomes
import Pipelines
import Rendering

/// What stands above the sections, and below them.
struct PageHead: Sendable {
  let report: PublishedReport
  let groups: PageGroups
  let verdicts: Verdicts

  init(_ report: PublishedReport, _ groups: PageGroups) {
    (self.report, self.groups) = (report, groups)
    verdicts = Verdicts(report, groups)
  }

  var title: Markup {
    Markup(text: report.pipeline.title.isEmpty ? report.pipeline.name : report.pipeline.title)
  }

  /// `2021–2025 届毕业生 13,322 人 · 17 所学校 · 545 个专业点 · 2026-11-26 计算`
  var about: Phrase {
    let graduates = report.all.figures.counts[.graduates]
    let people =
      YearByYear(report).map { years in
        Phrase(
          "\(years.span) 届毕业生 \(Phrase.number(graduates)) 人",
          "\(Phrase.count(graduates, "graduate")) of \(years.span)")
      } ?? Phrase("毕业生 \(Phrase.number(graduates)) 人", Phrase.count(graduates, "graduate"))
    var parts = [people]
    if let dimension = groups.dimension { parts.append(Noun(dimension).count(groups.keyCount)) }
    if let dimension = groups.partDimension {
      let count = Noun(dimension).count(groups.partCount)
      // A program of two schools is two.
      parts.append(dimension == .program ? Phrase(count.chinese + "点", count.english) : count)
    }
    if let day = report.finishedAt?.prefix(10) {
      parts.append(Phrase("\(String(day)) 计算", "computed \(String(day))"))
    }
    return parts.joined(Phrase(same: " · "))
  }

  /// Said where the report has a count of less than 5 people.
  var confidentiality: [Phrase] {
    if report.disclosure != nil { return [] }
    let years = (report.trend ?? []).flatMap { $0.years ?? [] }
    let figures = report.groups.map(\.figures) + years.map(\.figures)
    let hasFew =
      figures.contains(where: \.counts.hasFew)
      || report.flow?.destinations?.contains { PublishedCounts.few.contains($0.employed) } == true
    return hasFew
      ? [Phrase("内部资料：含少于 5 人的数字，请勿公开", "Internal: contains counts under 5; not for publication")] : []
  }

  /// Said where small numbers are hidden.
  var protection: [Phrase] {
    report.disclosure.map {
      [
        Phrase(
          "已做小数保护，可公开。不足 \($0.threshold) 人的数字及可推算出它们的数字记作 ※。同一数据只宜公布一份报告。",
          "Small numbers protected. Counts under \($0.threshold), and those that would give them away, read ※. Publish one report of the same data."
        )
      ]
    } ?? []
  }

  /// How hidden numbers look: hatched, and never like a small one.
  var protectionStyle: Markup {
    if report.disclosure == nil { return "" }
    return """
      .protected { font-weight: bold; }
      .h { --c: var(--o); }
      td.h { background: repeating-linear-gradient(45deg, var(--line) 0 1px, transparent 1px 6px); }

      """
  }

  /// What is confidential, in the margin of each printed page.
  var confidentialityStyle: Markup {
    if confidentiality.isEmpty { return "" }
    return """
      @page{@top-right{content:"内部资料，请勿公开";color:#a3160f;font:bold 9pt sans-serif}}
      @page en{@top-right{content:"Internal: not for publication"}}
      @media print{#en:checked~*{page:en}}

      """
  }

  var filters: [Phrase] {
    if report.filters.isEmpty { return [] }
    let conditions = report.filters.map { "<code>\($0)</code>" as Markup }.joined("; ")
    return [Phrase("只含符合条件的毕业生：\(conditions)", "Only graduates for whom: \(conditions)")]
  }

  /// How the rows stand; `nil` where there are none.
  var rows: Phrase? {
    groups.noun.flatMap { groups.rows.isEmpty ? nil : verdicts.sentence($0) }
  }

  /// Said where another definition turns a verdict: it is the most important sentence of the page.
  var turns: [Phrase] {
    guard let sentence = OtherDefinitions(of: report.all, in: report)?.sentence else { return [] }
    let link = Phrase("九种口径对照", "All nine definitions")
    return [
      Phrase("<b>结论取决于口径。</b>", "<b>The verdict depends on the definition.</b> ") + sentence
        + Phrase(
          "<a href=\"#definitions\">\(link.chinese)</a>", " <a href=\"#definitions\">\(link.english)</a>")
    ]
  }

  var legend: Markup {
    let bars: [(Markup, Phrase)] = [
      ("<rect class=\"k m\" />", Phrase("已知", "known")),
      ("<rect class=u />", Phrase("不明，可能计入", "unknown, may count")),
      ("<line class=t x1=50% x2=50% y1=0 y2=100% />", Phrase("目标", "target")),
    ]
    let signs: [(Rate.Verdict, Phrase)] = [
      (.met, Phrase("达标", "met")), (.missed, Phrase("未达标", "missed")),
      (.undetermined, Phrase("待定：不明的人决定结果", "open: the unknown decide")),
    ]
    let hidden: [(Rate.Verdict, Phrase)] =
      report.disclosure == nil ? [] : [(.suppressed, Phrase("不公开", "not published"))]
    return bars.map { "<li><svg class=key aria-hidden=true>\($0.0)</svg>\($0.1)</li>" as Markup }.joined()
      + (signs + hidden).map {
        "<li><span class=\"sign \($0.0.letter)\">\($0.0.sign)</span>\($0.1)</li>" as Markup
      }
      .joined()
  }

  /// `liuyu 0.2.0 · western-base · 0123456789ab · 行政区划 2026-05`
  var footer: Phrase {
    let hash = String(report.pipeline.sha256.prefix(12))
    let origin = "\(report.generator) · \(report.pipeline.name) · \(hash)" as Markup
    return Phrase(
      "\(origin) · 行政区划 \(report.divisionsAsOf)", "\(origin) · divisions of \(report.divisionsAsOf)")
  }
}
