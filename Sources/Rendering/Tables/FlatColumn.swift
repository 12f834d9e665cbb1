/// A column of a flat report, and a measure of a tidy one.
struct FlatColumn {
  enum Unit {
    case text
    case people
    /// A fraction of one; a change of it is one, too.
    case share
    /// Of a unit of its own in each row.
    case number

    /// As the list of columns has it; empty for a text.
    var name: String {
      switch self {
      case .text, .number: ""
      case .people: "people"
      case .share: "fraction"
      }
    }

    /// At most so many.
    var decimals: Int? {
      switch self {
      case .text: nil
      case .people: 0
      case .share, .number: 6
      }
    }
  }

  let name: String
  let label: Bilingual
  let unit: Unit

  init(_ name: String, _ label: Bilingual, _ unit: Unit) {
    (self.name, self.label, self.unit) = (name, label, unit)
  }

  static let value = Bilingual("已知", "known")
  static let upper = Bilingual("最高", "at most")
  static let verdict = Bilingual("结论", "verdict")
}

extension Bilingual {
  /// `就业率，最高`, `Employment, at most`
  func with(_ other: Bilingual) -> Bilingual {
    Bilingual("\(chinese)，\(other.chinese)", "\(english), \(other.english)")
  }
}
