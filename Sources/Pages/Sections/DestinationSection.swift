import Outcomes
import Regions
import Rendering

/// What became of everyone, and where the employed work.
struct DestinationSection: Sendable {
  let counts: PublishedCounts
  /// Whether the report tells places apart, if only to hide them.
  let isAsked: Bool
  let destinations: Destinations?

  init(_ report: PublishedReport) {
    counts = report.all.figures.counts
    isAsked = report.flow != nil
    destinations = report.flow.flatMap { [counts] in Destinations($0, chongqing: counts[.chongqing]) }
  }

  var section: PageSection {
    let title = Phrase("毕业生去了哪里", "Where the graduates went")
    return PageSection(
      id: "places", short: Phrase("去向", "Destinations"), heading: title,
      body: "<p>\(sentence)</p>\n\(classes)\(places)")
  }

  private var sentence: Phrase {
    let outcomes = [
      (counts[.furtherStudy], Phrase("人升学", "study on")),
      (counts[.military], Phrase("人入伍", "joined the army")),
      (counts[.abroad], Phrase("人出国出境", "went abroad")),
      (counts[.notPlaced], Phrase("人未落实", "are not placed")),
      (counts[.unclear], Phrase("人去向不明", "are unclear")),
    ].map { people, words in
      Phrase("\(Phrase.number(people)) \(words.chinese)", "\(Phrase.number(people)) \(words.english)")
    }
    return Phrase(
      "\(Phrase.number(counts[.graduates])) 名毕业生中 \(Phrase.number(counts[.employed])) 人就业、",
      "Of \(Phrase.count(counts[.graduates], "graduate")) \(Phrase.number(counts[.employed])) are employed, ")
      + outcomes.joined(.comma) + Phrase("。就业者分布：", ". The employed are in:")
  }

  private var classes: Markup {
    let people: [(PlaceClass, Int?)] = [
      (.chongqing, counts[.chongqing]), (.circle, counts[.circle]), (.elsewhere, counts[.elsewhere]),
      (.unresolved, counts[.unresolved]),
    ]
    let names: [Phrase] = [
      Phrase("重庆", "Chongqing"), Phrase("经济圈四川部分", "the circle in Sichuan"), Phrase("其他地区", "elsewhere"),
      Phrase("不明或跨界", "unknown or on the border"),
    ]
    let legend = zip(people, names).map { part, name -> Markup in
      "<li class=\(part.0.letter)>\(name) <b>\(Phrase.number(part.1))</b> \(share(part.1))</li>"
    }
    let told = people.compactMap { part in part.1.map { (part.0, $0) } }
    return "\(told.count == people.count ? ClassBar.svg(told) : "")<ul class=legend>\(legend.joined())</ul>\n"
  }

  /// Of the employed.
  private func share(_ people: Int?) -> String {
    guard let people, let employed = counts[.employed] else { return Rate.Verdict.suppressed.sign }
    return Standing.percent(people, of: employed)
  }

  private var places: Markup {
    guard let destinations else {
      if isAsked { return "<p class=note>\(Phrase.suppressed)</p>\n" }
      return """
        <p class=note>\(Phrase(
          "报告没有按地区的去向；加 --flows city 即可列出。", "The report does not tell places apart; --flows city does."))</p>

        """
    }
    return "<div class=two>\(list(destinations))\(map(destinations))</div>\n"
  }

  private func list(_ destinations: Destinations) -> Markup {
    let title = Phrase("重庆以外就业人数最多的地方", "Outside Chongqing most work in")
    guard let most = destinations.places.first?.employed, most > 0 else {
      return "<div><h3>\(title)</h3><p>\(Phrase("没有。", "None."))</p></div>"
    }
    let shown = destinations.places.prefix(Destinations.shown)
    let rows = shown.map { place -> Markup in
      let width = Standing.position(place.employed * 1_000_000 / most)
      return """
        <tr><th scope=row>\(place.name)</th><td class=p><svg class=place aria-hidden=true>\
        <rect class=\(letter(place.zone)) width=\(width)% /></svg></td>\(cells(place.employed))</tr>
        """
    }
    let others = destinations.places.dropFirst(shown.count)
    let otherCount = others.reduce(0) { $0 + ($1.folded ?? 1) }
    let rest: Markup =
      others.isEmpty
      ? ""
      : """
      <tr><th scope=row>\(Phrase("其余 \(otherCount) 地", "\(otherCount) others"))</th><td class=p></td>\
      \(cells(others.reduce(0) { $0 + $1.employed }))</tr>
      """
    return """
      <div><h3>\(title)</h3><table class=places><thead><tr><th scope=col>\(Phrase("地方", "Place"))</th>\
      <th scope=col class=p><span class=sr>\(Phrase("图", "Chart"))</span></th><th scope=col class=num>\(Phrase("人", "People"))</th>\
      <th scope=col class=num>\(Phrase("占就业者", "Share"))</th></tr></thead><tbody>\(rows.joined())\(rest)</tbody></table></div>
      """
  }

  private func cells(_ people: Int) -> Markup {
    "<td class=num>\(Phrase.number(people))</td><td class=num>\(share(people))</td>"
  }

  private func letter(_ zone: Zone?) -> Markup { (zone?.placeClass ?? .unresolved).letter }

  private func map(_ destinations: Destinations) -> Markup {
    guard let cities = destinations.cities else { return "" }
    let most = max(1, cities.values.compactMap(\.self).max() ?? 1)
    let tiles = CircleCity.all.map { city -> Markup in
      let people = cities[city] ?? 0
      // By root, so that Chongqing leaves something for the others.
      let depth = Int((Double(people ?? 0) / Double(most)).squareRoot() * 100)
      let partial: Markup = city.isPartial ? " class=d" : ""
      return """
        <li\(partial) style="--p:\(depth);grid-area:\(city.row)/\(city.column)">\(city.name) <b>\(Phrase.number(people))</b></li>
        """
    }
    let note = Phrase(
      "虚线框：该市只有一部分县在经济圈内；只知到市的人算作不明。",
      "Dashed: only some counties of the city lie in the circle; who is known by the city alone counts as unknown."
    )
    return """
      <div><h3>\(Phrase("双城经济圈（示意图）", "The circle, as a sketch"))</h3><ul class=tiles>\(tiles.joined())</ul>\
      <p class=note>\(note)</p></div>
      """
  }
}
