import ReferenceData

/// One condition on a dimension, as `--where` or `where:` gives it.
///
/// `year=2023..2025`, `institution=50001,50002`, `level!=本科`, `program=5102*`.
package struct Filter: Hashable, Sendable {
  package enum Pattern: Hashable, Sendable {
    /// A value, in which `*` stands for any characters, also none.
    case value(String)
    /// An inclusive range of years.
    case years(ClosedRange<Int>)
  }

  /// As written, for `filters` in the report.
  package var text: String
  /// A built-in or declared dimension.
  package var dimension: Dimension
  /// `!=`: none of the patterns may match.
  package var isNegated: Bool
  /// At least one.
  package var patterns: [Pattern]

  package init(text: String, dimension: Dimension, isNegated: Bool, patterns: [Pattern]) {
    self.text = text
    self.dimension = dimension
    self.isNegated = isNegated
    self.patterns = patterns
  }

  /// Whether a graduate with this value of `dimension` stays.
  ///
  /// - Parameter values: what the value is known by, such as an institution's code and its name; one match is
  ///   enough. Values are compared byte by byte after trimming: `A1` is not `a1`; but 本科 is 本科生毕业 as it is in
  ///   extracts, of an institution's or a program's name （） and () are one, and a 学校标识码 is the 学校代码 in it.
  /// - Complexity: meant for each distinct value once, not for each record.
  package func matches(values: [String]) -> Bool {
    let trimmed = values.map { dimension.comparable($0.trimmed) }
    let isMatched = patterns.contains { pattern in trimmed.contains { pattern.matches($0, of: dimension) } }
    return isMatched != isNegated
  }
}

extension Filter.Pattern {
  fileprivate func matches(_ value: String, of dimension: Dimension) -> Bool {
    switch self {
    case .years(let years): Int(value).map(years.contains) ?? false
    case .value(let pattern): Wildcard.matches(Array(dimension.comparable(pattern).utf8), Array(value.utf8))
    }
  }
}

extension Dimension {
  /// A value, or a pattern for it, without what writers vary.
  fileprivate func comparable(_ value: String) -> String {
    switch kind {
    case .level where !value.contains("*"): StudyLevel.name(of: value) ?? value
    case .institution: SchoolIdentifier.code(of: value) ?? Self.withChineseBrackets(value)
    case .program: Self.withChineseBrackets(value)
    case .year, .level, .text: value
    }
  }

  private static func withChineseBrackets(_ name: String) -> String {
    name.replacing("(", with: "（").replacing(")", with: "）")
  }
}

/// Matching with `*`.
private enum Wildcard {
  /// Goes back to the last `*` where the rest does not fit: never worse than pattern × text.
  static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var at = 0, textAt = 0
    var star: (pattern: Int, text: Int)?
    while textAt < text.count {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        star = (at, textAt)
        at += 1
      } else if at < pattern.count, pattern[at] == text[textAt] {
        at += 1
        textAt += 1
      } else if let last = star {
        at = last.pattern + 1
        textAt = last.text + 1
        star = (last.pattern, textAt)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
