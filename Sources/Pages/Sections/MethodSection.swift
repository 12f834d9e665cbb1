import Outcomes
import Rendering

/// How the figures are defined, in plain words.
struct MethodSection: Sendable {
  let methodology: Methodology
  let divisionsAsOf: String

  init(_ report: PublishedReport) {
    (methodology, divisionsAsOf) = (report.methodology, report.divisionsAsOf)
  }

  var section: PageSection {
    let terms = methodology.definitions(divisionsAsOf: divisionsAsOf).map { term, meaning in
      "<dt>\(Phrase(term))</dt><dd>\(Phrase(meaning))</dd>" as Markup
    }
    return PageSection(
      id: "method", short: Phrase("怎样计算", "Method"), heading: Phrase("怎样计算", "How it is counted"),
      body: "<dl>\(terms.joined())</dl>\n")
  }
}
