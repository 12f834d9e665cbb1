/// HTML that may stand between tags.
///
/// **Invariant.** Literals are ours, and whatever is put into one is escaped unless it is markup or a number: so no text of a
/// report can open or close anything.
struct Markup: Hashable, Sendable {
  private(set) var html: String

  /// A text of a report, escaped.
  init(text: String) {
    html = ""
    append(text: text)
  }

  private init(html: String) { self.html = html }

  static func + (one: Markup, other: Markup) -> Markup { Markup(html: one.html + other.html) }
  static func += (one: inout Markup, other: Markup) { one.html += other.html }

  /// By scalars and not by characters: a quote with a combining mark behind it is one character and no quote, and ends an
  /// attribute all the same.
  ///
  /// What turns the direction of a line, and other controls, would reach beyond the text: they are shown as `�`.
  fileprivate mutating func append(text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{200E}"..."\u{200F}", "\u{2028}"..."\u{202E}",
        "\u{2066}"..."\u{2069}":
        html.unicodeScalars.append("\u{FFFD}")
      default: html.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Markup: ExpressibleByStringInterpolation {
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup = Markup(html: "")

    init(literalCapacity: Int, interpolationCount: Int) { markup.html.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { markup.html += literal }
    mutating func appendInterpolation(_ text: String) { markup.append(text: text) }
    mutating func appendInterpolation(_ other: Markup) { markup += other }
    mutating func appendInterpolation(_ phrase: Phrase) { markup += phrase.markup }
    /// What is ours though it is no literal: style and script.
    mutating func appendInterpolation(trusted text: String) { markup.html += text }
    /// A number as it is, for attributes and positions; people read `Phrase.number`.
    mutating func appendInterpolation(_ number: Int) { markup.html += String(number) }
  }

  init(stringLiteral literal: String) { self.init(html: literal) }
  init(stringInterpolation: StringInterpolation) { self = stringInterpolation.markup }
}

extension Sequence<Markup> {
  func joined(_ separator: Markup = "") -> Markup {
    var (joined, isFirst): (Markup, Bool) = ("", true)
    for markup in self {
      if !isFirst { joined += separator }
      joined += markup
      isFirst = false
    }
    return joined
  }
}
