/// What of a report that is complete still wants a look.
package struct Warning: Hashable, Sendable {
  package var kind: Kind
  /// Files, records, values, graduates: see `Kind`.
  package var count: Int
  /// How many there are of what is counted, where a share is warned of.
  package var total: Int?
  /// The indices of the inputs that it is about, ascending.
  package var inputs: [Int]

  package init(_ kind: Kind, count: Int, of total: Int? = nil, inputs: [Int]) {
    self.kind = kind
    self.count = count
    self.total = total
    self.inputs = inputs
  }

  /// In the order of the report. The raw values are the report's.
  package enum Kind: String, CaseIterable, Sendable {
    /// The last record of a file has no line end and is refused, or ends inside a character; files are counted.
    case cutInput = "cut_input"
    /// A header without records; files are counted.
    case emptyInput = "empty_input"
    /// A duplicate was settled by input order because a date could not be read; records that do not count are.
    case unreadDates = "unread_dates"
    /// A graduate has records of several years; records that do not count are counted.
    case duplicatesAcrossYears = "duplicates_across_years"
    /// Records with one ID bear different names; records that do not count are counted.
    case namesDiffer = "names_differ"
    /// Two inputs hold the same bytes, compressed or not; files are counted.
    case sameBytes = "same_bytes"
    /// Over 10 % of the located records of a source contradict themselves; they are counted.
    case conflicts
    /// Over 5 % of a source's records have no program though a column is mapped; they are counted.
    case blankProgram = "blank_program"
    /// Over 20 % of the employed of a source have no place; they are counted.
    case unresolved

    /// Whether only whoever reads the extracts can know of it; the others follow from what is counted.
    var isFound: Bool {
      switch self {
      case .cutInput, .unreadDates, .duplicatesAcrossYears, .namesDiffer, .sameBytes: true
      case .emptyInput, .conflicts, .blankProgram, .unresolved: false
      }
    }

    /// Whether records that may count are counted, and not files or records beside those that count.
    package var isOfPeople: Bool {
      switch self {
      case .conflicts, .blankProgram, .unresolved: true
      case .cutInput, .emptyInput, .unreadDates, .duplicatesAcrossYears, .namesDiffer, .sameBytes: false
      }
    }

    /// The position in the order of the report.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }
}

extension Warning: Comparable {
  package static func < (one: Self, other: Self) -> Bool {
    one.kind == other.kind
      ? one.inputs.lexicographicallyPrecedes(other.inputs) : one.kind.rank < other.kind.rank
  }
}

extension Warning {
  /// The same once so many inputs stand before its own.
  func moved(past inputs: Int) -> Warning {
    var moved = self
    moved.inputs = self.inputs.map { $0 + inputs }
    return moved
  }
}

extension [Warning] {
  /// Adds up the warnings of disjoint parts, each kind once.
  static func joining(_ parts: [Warning]) -> [Warning] {
    Dictionary(grouping: parts, by: \.kind).map { kind, warnings in
      Warning(kind, count: warnings.reduce(0) { $0 + $1.count }, inputs: warnings.flatMap(\.inputs).sorted())
    }.sorted()
  }
}
