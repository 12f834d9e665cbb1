/// The names by which graduates are filtered and grouped.
package enum Dimension {
  /// The dimensions every pipeline has, in the order of a cell's key; declared ones follow them.
  package static let builtIn = ["year", "institution", "program", "level"]

  /// Whether a dimension has a name beside its code.
  package static func hasName(_ name: String) -> Bool { name == "institution" || name == "program" }

  /// What a declared dimension may not be called: it would be mistaken for a built-in one or a field.
  static let reserved = Set(builtIn + Field.allCases.map(\.rawValue))

  /// Whether `name` can be a declared dimension: `a`–`z`, digits and `_`, a letter first, not reserved.
  static func isDeclarable(_ name: String) -> Bool { isSnakeCase(name) && !reserved.contains(name) }

  package static func isSnakeCase(_ name: String) -> Bool {
    guard let first = name.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return false
    }
    return name.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}
