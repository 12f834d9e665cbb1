extension Filter {
  /// Reads `DIM=V[,V…]` or `DIM!=V[,V…]`; a value may hold `*`, a year may be a range `2023..2025`.
  ///
  /// Spaces around the parts mean nothing.
  /// - Parameters:
  ///   - text: one condition.
  ///   - dimensions: the names a condition may use, `Pipeline.allDimensions`.
  package static func parse(_ text: String, dimensions: [Dimension]) throws(FilterError) -> Filter {
    let written = text.trimmed
    guard let sign = written.firstIndex(of: "=") else { throw .noEqualsSign(written) }
    var name = written[..<sign]
    let isNegated = name.last == "!"
    if isNegated { name.removeLast() }
    let dimension = Dimension(name: String(name).trimmed)
    guard dimensions.contains(dimension) else {
      let known = dimensions.map(\.name)
      throw .unknownDimension(
        dimension.name, nearest: NearestName.of(dimension.name, among: known), known: known)
    }
    var patterns: [Pattern] = []
    for part in written[written.index(after: sign)...].split(separator: ",", omittingEmptySubsequences: false)
    {
      let value = String(part).trimmed
      if value.isEmpty { throw .emptyValue(written) }
      patterns.append(dimension == .year ? try year(value, in: written) : .value(value))
    }
    return Filter(text: written, dimension: dimension, isNegated: isNegated, patterns: patterns)
  }

  /// A year that could never match is a slip, not a condition.
  private static func year(_ value: String, in text: String) throws(FilterError) -> Pattern {
    if let dots = value.ranges(of: "..").first {
      guard let first = fourDigits(value[..<dots.lowerBound]),
        let last = fourDigits(value[dots.upperBound...]),
        first <= last
      else { throw .badYear(value, text) }
      return .years(first...last)
    }
    guard value.contains("*") || fourDigits(value[...]) != nil else { throw .badYear(value, text) }
    return .value(value)
  }

  private static func fourDigits(_ text: Substring) -> Int? {
    let digits = String(text).trimmed
    return digits.utf8.count == 4 && digits.isDigits ? Int(digits) : nil
  }
}
