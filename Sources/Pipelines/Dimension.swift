/// What graduates are filtered and grouped by.
package enum Dimension: Hashable, Sendable {
  /// 毕业年份
  case year
  /// 学校
  case institution
  /// 专业
  case program
  /// 学历层次
  case level
  /// One that a pipeline declares under `dimensions`, by its name.
  case declared(String)

  /// Those that every pipeline has, in the order of a cell's key; declared ones follow them.
  package static let builtIn: [Dimension] = [.year, .institution, .program, .level]

  /// What a pipeline groups by that does not say.
  package static let usualGroups: [Dimension] = [.institution, .program]

  /// Any text but a built-in one's name is taken for a declared one's.
  package init(name: String) {
    self = Self.builtIn.first { $0.name == name } ?? .declared(name)
  }

  /// As pipelines, options and reports call it.
  package var name: String {
    switch self {
    case .year: "year"
    case .institution: "institution"
    case .program: "program"
    case .level: "level"
    case .declared(let name): name
    }
  }

  /// What stands above its column in a table; a declared one is headed by its own name.
  package var heading: (chinese: String, english: String) {
    switch self {
    case .year: ("毕业年份", "Year")
    case .institution: ("学校", "Institution")
    case .program: ("专业", "Program")
    case .level: ("学历层次", "Level")
    case .declared(let name): (name, name)
    }
  }

  /// What its values are.
  package enum Kind: Sendable {
    /// A year; anything else is refused.
    case year
    /// A code and a name; both blank is refused.
    case institution
    /// A six-digit code and a name, either or both of which may be blank.
    case program
    /// Words for a level; unknown ones stand as they are.
    case level
    /// Text as it stands.
    case text

    /// Whether there is a name beside the code.
    package var hasName: Bool { self == .institution || self == .program }
  }

  package var kind: Kind {
    switch self {
    case .year: .year
    case .institution: .institution
    case .program: .program
    case .level: .level
    case .declared: .text
    }
  }

  /// The fields that it is read from: that of its code or its only text, and that of its name. A declared one has
  /// columns of its own.
  package var fields: (code: Field?, name: Field?) {
    switch self {
    case .year: (.year, nil)
    case .institution: (.institutionCode, .institutionName)
    case .program: (.programCode, .programName)
    case .level: (.level, nil)
    case .declared: (nil, nil)
    }
  }
}

extension Dimension {
  /// What a declared dimension may not be called: it would be mistaken for a built-in one or a field.
  package static let reserved = Set(builtIn.map(\.name) + Field.allCases.map(\.rawValue))

  /// Whether `name` can be a declared dimension: `a`–`z`, digits and `_`, a letter first, not reserved.
  package static func isDeclarable(_ name: String) -> Bool { isSnakeCase(name) && !reserved.contains(name) }

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
