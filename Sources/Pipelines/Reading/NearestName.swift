/// Finds what someone probably meant.
package enum NearestName {
  /// The candidate most like `name`, `nil` where none shares at least half of it; of equals the first.
  package static func of(_ name: String, among candidates: [String]) -> String? {
    candidates.map { ($0, unlikeness(name, $0)) }.filter { $0.1 <= 0.5 }.min { $0.1 < $1.1 }?.0
  }

  /// The candidate that holds all of `name`, or all of which is in it, but for one character in four at most: of 签劳务合同
  /// it is 签劳动合同形式就业. `nil` where there is none; of equals the one most like the whole, then the first.
  ///
  /// - Complexity: the product of the lengths, for each candidate.
  package static func part(of name: String, among candidates: [String]) -> String? {
    candidates.compactMap { candidate -> (String, Double, Double)? in
      let (one, other) = (Array(name.lowercased()), Array(candidate.lowercased()))
      guard min(one.count, other.count) >= 3 else { return nil }
      let slips = min(
        Double(edits(one, within: other)) / Double(one.count),
        Double(edits(other, within: one)) / Double(other.count))
      return slips <= 0.25 ? (candidate, slips, unlikeness(name, candidate)) : nil
    }.min { ($0.1, $0.2) < ($1.1, $1.2) }?.0
  }

  /// Edits per character of the longer one: 0 the same, 1 nothing in common.
  package static func unlikeness(_ one: String, _ other: String) -> Double {
    let length = max(one.count, other.count)
    return length == 0
      ? 0 : Double(edits(Array(one.lowercased()), Array(other.lowercased()))) / Double(length)
  }

  /// Levenshtein's distance: the fewest insertions, deletions and replacements of one character.
  private static func edits(_ one: [Character], _ other: [Character]) -> Int {
    lastRow(of: one, other, first: Array(0...other.count)).last ?? 0
  }

  /// The fewest edits that make `part` of some stretch of the whole.
  private static func edits(_ part: [Character], within whole: [Character]) -> Int {
    lastRow(of: part, whole, first: Array(repeating: 0, count: whole.count + 1)).min() ?? 0
  }

  /// The fewest edits that make all of `one` of what ends at each place of the other.
  ///
  /// - Parameter first: what it costs to start there.
  private static func lastRow(of one: [Character], _ other: [Character], first: [Int]) -> [Int] {
    var row = first
    for (index, character) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in other.indices {
        let replaced = diagonal + (character == other[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row
  }
}
