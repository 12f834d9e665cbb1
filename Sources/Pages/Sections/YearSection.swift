import Outcomes
import Rendering

/// The three rates year by year.
struct YearSection: Sendable {
  let years: YearByYear

  var section: PageSection {
    PageSection(
      id: "years", short: Phrase("逐年", "Years"), heading: Phrase("逐年对比", "Year by year"),
      body:
        "<p>\(years.caution)</p>\n<div class=\"three broad\">\(RateName.allCases.map(card).joined())</div>\n")
  }

  private func card(_ name: RateName) -> Markup {
    let rates = years.years.map { $0.figures[name] }
    let target = rates[0].target
    let rows = years.years.indices.map { index -> Markup in
      let rate = rates[index]
      let before = index > 0 ? rates[index - 1].valueInMillionths : nil
      let change = rate.valueInMillionths.flatMap { now in before.map { Standing.points(now - $0) } }
      return """
        <tr><th scope=row>\(years.years[index].year)</th><td class="num \(rate.verdict.letter)">\(rate.verdict.sign) \
        \(rate.standing?.percent ?? "")</td><td class=num>\(change ?? "")</td><td class=num>\(rate.standing?.upperPercent ?? "")</td>\
        <td class=num>\(Phrase.number(rate.denominator))</td></tr>
        """
    }
    let labels = years.years.map { "<span>\($0.year)</span>" as Markup }
    return """
      <div class="card year"><h3>\(name.title) <small>\(Phrase("目标", "target")) \(target.percent)</small></h3>\
      \(YearChart.svg(rates.map(\.standing), target: target))<p class=axis aria-hidden=true>\(labels.joined())</p>\
      <table><thead><tr><th scope=col>\(Phrase("届", "Year"))</th><th scope=col class=num>\(Phrase("已知", "Known"))</th>\
      <th scope=col class=num>\(Phrase("比上届", "Change"))</th><th scope=col class=num>\(Phrase("最高", "At most"))</th>\
      <th scope=col class=num>\(Phrase("人数", "People"))</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>
      """
  }
}
