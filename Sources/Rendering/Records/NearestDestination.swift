import Outcomes
import Pipelines

/// The names of a code list that are most like what an extract says, for the rejects.
///
/// The same words come again and again, and comparing them with a whole list takes long: what is known is kept.
struct NearestDestination {
  private let names: [String]
  private var known: [String: String?] = [:]

  /// Words that differ in every record are no slips but another column: for more of them nobody searches.
  private static let mostKnown = 1_000

  init(_ scheme: DestinationScheme) { names = DestinationCodes.of(scheme).names }

  /// `nil` where no name is half like the text, nor holds it, or the other way round, but for a slip.
  mutating func name(for text: String) -> String? {
    if let found = known[text] { return found }
    // A code is like any other code.
    if text.isDigits || known.count == Self.mostKnown { return nil }
    let found = NearestName.of(text, among: names) ?? NearestName.part(of: text, among: names)
    known[text] = .some(found)
    return found
  }
}
