import _StringProcessing

/// A regular expression whose named groups are fields, matched against an extract's path (`from_path`).
///
/// `(?<institution_code>\d{5})-(?<institution_name>[^/]+)\.csv` reads two fields from `2025/50001-某校.csv`.
package struct PathPattern: Hashable, Sendable {
  /// As written.
  package let text: String
  /// The names of its groups, in order.
  let names: [String]

  /// Why a text is no pattern.
  enum Fault: Error, Equatable {
    case notARegularExpression(String)
    case noNamedGroup
  }

  init(_ text: String) throws(Fault) {
    do {
      _ = try Self.regex(text)
    } catch {
      throw .notARegularExpression("\(error)")
    }
    self.text = text
    names = Self.groupNames(in: text)
    if names.isEmpty { throw .noNamedGroup }
  }

  /// What the groups captured, by name; `nil` where the path does not match.
  ///
  /// The first match anywhere in the path counts. Groups that took no part or captured nothing are left out.
  func values(in path: String) -> [String: String]? {
    guard let regex = try? Self.regex(text), let match = path.firstMatch(of: regex) else { return nil }
    var values: [String: String] = [:]
    for name in names {
      if let captured = match[name]?.substring, !captured.isEmpty { values[name] = String(captured) }
    }
    return values
  }

  // Compiled once per file: `Regex` is not `Sendable`, and a compilation takes less than a millisecond.
  private static func regex(_ text: String) throws -> Regex<AnyRegexOutput> {
    try Regex(text).matchingSemantics(.unicodeScalar)
  }

  /// `Regex` answers whether a name is there, but not which names there are: find the candidates, then ask it.
  private static func groupNames(in text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      let name = rest.prefix { $0 != ">" }
      let isGroup = (try? regex(text).contains(captureNamed: String(name))) ?? false
      if isGroup, !names.contains(String(name)) { names.append(String(name)) }
    }
    return names
  }
}
