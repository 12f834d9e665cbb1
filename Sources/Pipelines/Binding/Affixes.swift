/// Words with which texts start or end, found by their first and last characters; of several that fit, the longest.
package struct Affixes: Sendable {
  private let byFirst: [Unicode.Scalar: [String]]
  private let byLast: [Unicode.Scalar: [String]]

  /// - Parameter words: none of them blank.
  package init(_ words: some Sequence<String>) {
    let longestFirst = words.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    byFirst = Dictionary(grouping: longestFirst) { $0.unicodeScalars.first! }
    byLast = Dictionary(grouping: longestFirst) { $0.unicodeScalars.last! }
  }

  /// What follows the word that a text starts with; `nil` where it starts with none.
  package func rest(of text: Substring) -> Substring? {
    guard let first = text.unicodeScalars.first,
      let word = byFirst[first]?.first(where: { text.utf8.starts(with: $0.utf8) })
    else { return nil }
    return text[text.utf8.index(text.startIndex, offsetBy: word.utf8.count)...]
  }

  /// Whether no letter follows a word, but perhaps behind one of these that is often said after it: 填表人：, 示例数据.
  ///
  /// - Parameter rest: what follows the word.
  package func endWord(_ rest: Substring) -> Bool {
    func isNoLetter(_ text: Substring) -> Bool { text.first?.isLetter != true }
    return isNoLetter(rest) || self.rest(of: rest).map(isNoLetter) == true
  }

  /// What stands before the word that a text ends with; `nil` where it ends with none.
  package func beginning(of text: Substring) -> Substring? {
    guard let last = text.unicodeScalars.last,
      let word = byLast[last]?.first(where: { text.utf8.reversed().starts(with: $0.utf8.reversed()) })
    else { return nil }
    return text[..<text.utf8.index(text.endIndex, offsetBy: -word.utf8.count)]
  }
}
