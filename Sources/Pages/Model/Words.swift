import Outcomes
import Pipelines
import Rendering

// What people call the things of a report.

extension RateName {
  /// In full.
  var title: Phrase { Phrase(heading) }
  /// In a word.
  var word: Phrase { Phrase(shortHeading) }
}

extension Rate.Verdict {
  var word: Phrase { Phrase(says) }

  /// Its class in the style, and its letter for the script.
  var letter: Markup {
    switch self {
    case .met: "m"
    case .missed: "x"
    case .undetermined: "o"
    case .notAssessed: "n"
    case .suppressed: "h"
    }
  }
}

extension Methodology.StayDenominator {
  /// Whom a stay rate is a share of.
  var people: Phrase { Phrase(group) }
}

/// What the groups of a dimension are called.
struct Noun: Sendable {
  /// The measure word and the noun: 所, 学校.
  var measure: Markup
  var chinese: Markup
  var english: Markup
  var plural: Markup

  init(_ dimension: Dimension) {
    switch dimension {
    case .institution: self.init("所", "学校", "institution", "institutions")
    case .program: self.init("个", "专业", "program", "programs")
    case .year: self.init("个", "毕业年份", "year", "years")
    case .level: self.init("个", "学历层次", "level", "levels")
    case .declared(let name): self.init("个", "“\(name)”类别", "group by \(name)", "groups by \(name)")
    }
  }

  static let group = Noun("组", "", "group", "groups")

  private init(_ measure: Markup, _ chinese: Markup, _ english: Markup, _ plural: Markup) {
    (self.measure, self.chinese, self.english, self.plural) = (measure, chinese, english, plural)
  }

  /// ` 另有 3 所因人数过少未计。`; nothing where there is none.
  func hidden(_ number: Int) -> Phrase {
    if number == 0 { return Phrase("", "") }
    return Phrase(
      "另有 \(Phrase.number(number)) \(measure)因人数过少未计。",
      " \(Phrase.number(number)) more \(number == 1 ? "is" : "are") left out, as too few to publish.")
  }

  /// `17 所学校`, `17 institutions`
  func count(_ number: Int) -> Phrase {
    Phrase(
      "\(Phrase.number(number)) \(measure)\(chinese)", Phrase.count(number, english, plural: plural))
  }
}

extension Dimension {
  var title: Phrase { Phrase(Markup(text: heading.chinese), Markup(text: heading.english)) }
}

extension PublishedGroup {
  /// What people call it; of a blank key that it is blank.
  var title: Phrase { label.isEmpty ? Phrase("（空白）", "(blank)") : Phrase(same: Markup(text: label)) }
}
