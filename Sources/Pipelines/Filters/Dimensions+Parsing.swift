extension [Dimension] {
  /// Reads `DIM[,DIM…]`, outermost first; a blank text names none.
  ///
  /// Spaces around the names mean nothing.
  /// - Parameter known: the names that may be used, `Pipeline.allDimensions`.
  package static func parse(_ text: String, among known: [Dimension]) throws(GroupingError) -> [Dimension] {
    var dimensions: [Dimension] = []
    if text.trimmed.isEmpty { return dimensions }
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      try dimensions.append(name.trimmed, among: known)
    }
    return dimensions
  }

  mutating func append(_ name: String, among known: [Dimension]) throws(GroupingError) {
    let dimension = Dimension(name: name)
    guard known.contains(dimension) else {
      let names = known.map(\.name)
      throw .unknown(name, nearest: NearestName.of(name, among: names), known: names)
    }
    if contains(dimension) { throw .repeated(name) }
    append(dimension)
  }
}
