import Rendering

/// The same in the two languages of the page; which one is seen is for a switch of the page, by style alone.
struct Phrase: Hashable, Sendable {
  var chinese: Markup
  var english: Markup

  init(_ chinese: Markup, _ english: Markup) {
    self.chinese = chinese
    self.english = english
  }

  init(_ sentence: Bilingual) {
    self.init(Markup(text: sentence.chinese), Markup(text: sentence.english))
  }

  /// What reads the same in both.
  init(same markup: Markup) { self.init(markup, markup) }

  /// What stands in the place of a number that is hidden.
  static let suppressed = Phrase("※ 人数过少，不公开", "※ too few to publish")

  /// Both, side by side, or one where they are the same.
  var markup: Markup {
    if chinese == english { return chinese }
    return "<span class=z>\(chinese)</span><span class=e lang=en>\(english)</span>"
  }

  static func + (one: Phrase, other: Phrase) -> Phrase {
    Phrase(one.chinese + other.chinese, one.english + other.english)
  }

  /// `13,322`
  static func number(_ number: Int) -> Markup { Markup(text: grouped(number)) }

  /// The same; `※` where it is hidden.
  static func number(_ number: Int?) -> Markup { Markup(text: grouped(number)) }

  /// `1 graduate`, `13,322 graduates`
  static func count(_ number: Int?, _ noun: Markup, plural: Markup? = nil) -> Markup {
    "\(Phrase.number(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}

extension Sequence<Phrase> {
  /// - Parameter separator: what stands between two.
  func joined(_ separator: Phrase) -> Phrase {
    Phrase(map(\.chinese).joined(separator.chinese), map(\.english).joined(separator.english))
  }
}

extension Phrase {
  static let comma = Phrase("、", ", ")
  static let semicolon = Phrase("；", "; ")
}
