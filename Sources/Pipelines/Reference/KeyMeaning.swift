/// A key that the reader reads by, and what it means.
protocol DescribedKey: RawRepresentable<String>, CaseIterable {
  var meaning: KeyMeaning { get }
}

/// What a key of the pipeline file is for.
struct KeyMeaning {
  /// What may stand behind a key.
  enum Shape {
    /// One value that is not blank.
    case text
    /// One of these, and what each means.
    case choice([(value: String, says: String)])
    /// One value, usually one of these.
    case oneOfMany([String])
    case wholeNumber(atLeast: Int)
    /// A row, 1-based, or `auto`.
    case row
    /// One ASCII character.
    case character
    /// A text or a list of texts.
    case texts
    /// Names of dimensions, in any order: one of these lists.
    case parts([[String]])
    /// A mapping of the rates to shares: decimal fractions, 0 to 1.
    case targets
    /// A list of mappings with these keys.
    case list(of: [any DescribedKey])
    /// A mapping with these keys.
    case mapping([any DescribedKey])
    /// A mapping of fields, and of declared dimensions where `asColumns`, to headers; else to values.
    case fields([Field], asColumns: Bool)
    /// A mapping of names of dimensions to headers.
    case dimensions
  }

  var shape: Shape
  /// In a sentence or two, as the reference has it.
  var says: String
  /// A value, in YAML.
  var example: String
  /// The value, in YAML, that means the same as leaving the key out; `nil` where no value does.
  var usual: String?
  /// What to do about its absence, where it must be there.
  var missing: String?

  init(_ shape: Shape, _ says: String, example: String, usual: String? = nil, missing: String? = nil) {
    self.shape = shape
    self.says = says
    self.example = example
    self.usual = usual
    self.missing = missing
  }
}
