import Outcomes
import Pipelines

/// How everyone did year by year.
struct YearByYear: Sendable {
  /// Those that are known, in order.
  let years: [PublishedTrend.Year]
  /// By year, the institutions that have graduates in it, as numbers of the report's; `nil` where that is not told.
  private let institutions: [Set<Int>]?
  /// Graduates of whom no year is known, where there are any; hidden where they are too few.
  let withoutYear: Int??

  /// `nil` where the report does not tell the years apart, or there is one only.
  init?(_ report: PublishedReport) {
    guard let trend = report.trend, let all = trend.first(where: { $0.by.isEmpty }) else { return nil }
    guard let known = all.years else { return nil }
    years = known.filter { !$0.year.isEmpty }
    withoutYear = known.first(where: \.year.isEmpty).map { $0.figures.counts[.graduates] }
    let areTold = trend.allSatisfy { $0.years != nil }
    institutions =
      areTold
      ? years.map { year in
        Set(
          trend.indices.filter { index in
            trend[index].by == [.institution] && trend[index].years?.contains { $0.year == year.year } == true
          })
      } : nil
    if years.count < 2 { return nil }
  }

  /// `2021–2025`
  var span: Markup { "\(years[0].year)–\(years[years.count - 1].year)" }

  /// What to mind when years are compared.
  var caution: Phrase {
    var sentence = Phrase("纵轴不从零开始。", "The axis does not start at zero.")
    if let withoutYear {
      let people = Phrase.number(withoutYear)
      sentence =
        Phrase("\(people) 人没有毕业年份，未列入。", "\(people) of no known year are left out. ") + sentence
    }
    guard let institutions else {
      return Phrase(
        "各届计入的学校可能不同，升降不全是就业变化。",
        "The institutions may differ by year, so not every change is one in employment. ") + sentence
    }
    guard Set(institutions).count > 1 else { return sentence }
    let counts = zip(years, institutions).map { year, institutions in
      Phrase("\(year.year) 届 \(institutions.count) 所", "\(year.year): \(institutions.count)")
    }.joined(.comma)
    return Phrase(
      "各届计入的学校不同（\(counts.chinese)），升降不全是就业变化。",
      "The institutions differ by year (\(counts.english)), so not every change is one in employment. ")
      + sentence
  }
}
