import Outcomes

/// The destination codes (毕业去向代码) of a layout, and how often each stands for a category.
struct Destinations {
  struct Entry {
    let code: String
    let name: String
  }

  /// A code, its category, the form of code it belongs to and its weight among the codes of that category and form.
  struct Use {
    let code: String
    let category: Category
    let form: CodeForm
    let weight: Int

    init(_ code: String, _ category: Category, _ form: CodeForm, _ weight: Int) {
      (self.code, self.category, self.form, self.weight) = (code, category, form, weight)
    }
  }

  /// The two forms of a code that live side by side, by year: 27 and 271, 80 and 803.
  enum CodeForm: Int, CaseIterable {
    /// Two digits, until 2023.
    case short
    /// Three digits where there are any, since 2024; of 高职 and 中职.
    case long
    /// The same, of 本科.
    case longOfBachelors
  }

  let entries: [Entry]
  private let choices: [WeightedChoice]
  private let members: [[Int]]

  init(isSecondary: Bool) {
    let uses = isSecondary ? Self.secondaryUses : Self.gxjyUses
    let names = Self.names(in: isSecondary ? .jyt1001Secondary : .gxjy)
    var codes: [String] = []
    for use in uses where !codes.contains(use.code) { codes.append(use.code) }
    entries = codes.map { Entry(code: $0, name: names[$0] ?? "") }
    var choices: [WeightedChoice] = []
    var members: [[Int]] = []
    for category in Category.allCases {
      for form in CodeForm.allCases {
        let fitting = uses.filter { $0.category == category && $0.form == form }
        choices.append(WeightedChoice(fitting.map(\.weight)))
        members.append(fitting.compactMap { use in codes.firstIndex(of: use.code) })
      }
    }
    self.choices = choices
    self.members = members
  }

  /// The index of an entry that stands for a category.
  func entry(for category: Category, year: Int, isBachelor: Bool, bits: UInt64) -> Int {
    let form: CodeForm = year < 2024 ? .short : isBachelor ? .longOfBachelors : .long
    let choice = Int(category.rawValue) * CodeForm.allCases.count + form.rawValue
    return members[choice][choices[choice].index(bits)]
  }
}
