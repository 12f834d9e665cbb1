/// Turns of phrase that the messages share.
enum Wording {
  /// `did you mean “employed”? (employed, placed, graduates)`, or only the list.
  static func choice(nearest: String?, of allowed: [String]) -> String {
    let list = allowed.joined(separator: ", ")
    return nearest.map { "did you mean `\($0)`? (allowed: \(list))" } ?? "allowed: \(list)"
  }

  /// A text of an extract as a terminal may show it: no control characters, and not too many others.
  static func visible(_ text: String, limit: Int = 60) -> String {
    let head = text.prefix(limit).unicodeScalars.map {
      $0.properties.generalCategory == .control ? "\u{FFFD}" : $0
    }
    return String(String.UnicodeScalarView(head)) + (text.count > limit ? "…" : "")
  }

  /// A header as it can be pasted into a list of the pipeline file.
  static func pasted(_ header: String) -> String {
    let shown = visible(header, limit: 240)
    let isPlain =
      !shown.contains { ",[]{}#:'\"".contains($0) } && !"*&!%@`|>?-".contains(shown.first ?? "*")
    return isPlain ? shown : "'\(shown.replacing("'", with: "''"))'"
  }

  /// `none of its 5 columns is called 学号`
  static func noneOf(_ columns: Int, isCalled names: String) -> String {
    (columns == 1 ? "its only column is not" : "none of its \(columns) columns is") + " called \(names)"
  }

  /// The first few of many, in one line.
  static func excerpt(_ names: [String], limit: Int = 12) -> String {
    names.prefix(limit).map { visible($0) }.joined(separator: ", ")
      + (names.count > limit ? ", … (\(names.count) in all)" : "")
  }
}
