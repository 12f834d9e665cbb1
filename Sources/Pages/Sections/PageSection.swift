/// A part of the page with a heading, to which the contents lead.
struct PageSection: Sendable {
  /// Its anchor.
  let id: Markup
  /// In the contents.
  let short: Phrase
  let heading: Phrase
  let body: Markup
}
