/// Finds a place in brackets: 某某(重庆)有限公司, 成都路幼儿园(上海).
enum Brackets {
  /// The first bracketed words that are the name of a place and nothing else.
  static func place(
    in bytes: [UInt8], _ reader: PathReader
  ) -> (places: [Place], range: Range<Int>, isFull: Bool)? {
    var start = 0
    while let open = bytes[start...].firstIndex(of: UInt8(ascii: "(")) {
      start = open + 1
      let path = reader.path(at: start)
      guard !path.places.isEmpty else { continue }
      if path.end == bytes.count || bytes[path.end] == UInt8(ascii: ")") {
        return (path.places, start..<path.end, path.isFull)
      }
    }
    return nil
  }
}
