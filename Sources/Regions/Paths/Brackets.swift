/// Finds a place in brackets: 某某(重庆)有限公司, 成都路幼儿园(上海).
enum Brackets {
  /// The first bracketed words that are the name of a place and nothing else.
  static func place(
    in text: CleanText, _ reader: inout PathReader
  ) -> (places: PlaceList, range: Range<Int>, isFull: Bool)? {
    if !text.hasBrackets { return nil }
    for open in 0..<text.count where text[open] == UInt8(ascii: "(") {
      let path = reader.path(at: open + 1)
      guard !path.places.isEmpty else { continue }
      if path.end == text.count || text[path.end] == UInt8(ascii: ")") {
        return (path.places, open + 1..<path.end, path.isFull)
      }
    }
    return nil
  }
}
