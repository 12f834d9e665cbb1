import Outcomes
import Pipelines

/// The names of a code list that are most like what an extract says, for the rejects.
///
/// The same words come again and again, and comparing them with a whole list takes long: what is known is kept.
struct NearestDestination {
  private let names: [String]
  private var known: [String: String?] = [:]

  /// So that words that differ in every record do not fill the memory.
  private static let mostKnown = 10_000

  init(_ scheme: DestinationScheme) { names = DestinationCodes.of(scheme).names }

  /// `nil` where no name is half like the text.
  mutating func name(for text: String) -> String? {
    if let found = known[text] { return found }
    // A code is like any other code.
    let found = text.isDigits ? nil : NearestName.of(text, among: names)
    if known.count < Self.mostKnown { known[text] = .some(found) }
    return found
  }
}
