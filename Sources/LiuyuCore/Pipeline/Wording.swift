/// Turns of phrase that the messages share.
enum Wording {
  /// `did you mean “employed”? (employed, placed, graduates)`, or only the list.
  static func choice(nearest: String?, of allowed: [String]) -> String {
    let list = allowed.joined(separator: ", ")
    return nearest.map { "did you mean `\($0)`? (allowed: \(list))" } ?? "allowed: \(list)"
  }

  /// The first few of many, in one line.
  static func excerpt(_ names: [String], limit: Int = 12) -> String {
    names.prefix(limit).joined(separator: ", ") + (names.count > limit ? ", … (\(names.count) in all)" : "")
  }
}
