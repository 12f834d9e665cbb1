/// Finds what someone probably meant.
package enum NearestName {
  /// The candidate most like `name`, `nil` where none shares at least half of it; of equals the first.
  package static func of(_ name: String, among candidates: [String]) -> String? {
    candidates.map { ($0, unlikeness(name, $0)) }.filter { $0.1 <= 0.5 }.min { $0.1 < $1.1 }?.0
  }

  /// Edits per character of the longer one: 0 the same, 1 nothing in common.
  package static func unlikeness(_ one: String, _ other: String) -> Double {
    let length = max(one.count, other.count)
    return length == 0
      ? 0 : Double(edits(Array(one.lowercased()), Array(other.lowercased()))) / Double(length)
  }

  /// Levenshtein's distance: the fewest insertions, deletions and replacements of one character.
  private static func edits(_ one: [Character], _ other: [Character]) -> Int {
    var row = Array(0...other.count)
    for (index, character) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in other.indices {
        let replaced = diagonal + (character == other[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[other.count]
  }
}
