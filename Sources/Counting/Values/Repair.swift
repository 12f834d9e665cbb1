/// A kind of damage by spreadsheets that can be undone without doubt.
package enum Repair: UInt8, CaseIterable, Sendable {
  /// `10.0` for 10
  case decimalSuffix
  /// `="500118"`
  case formulaQuotes
  /// `'500118`
  case apostrophe
  /// ５００１１８
  case fullWidth
  /// No-break and zero-width spaces, tabs, full-width spaces around a value
  case invisible
  /// `500118000000` for 500118
  case longCode
  /// `20101` for the program code 020101
  case leadingZero

  /// The key in `totals.repairs`.
  package var name: String {
    switch self {
    case .decimalSuffix: "decimal_suffix"
    case .formulaQuotes: "formula_quotes"
    case .apostrophe: "apostrophe"
    case .fullWidth: "full_width"
    case .invisible: "invisible_characters"
    case .longCode: "long_code"
    case .leadingZero: "leading_zero"
    }
  }
}

/// The kinds of repair that a value needed.
struct Repairs: OptionSet, Hashable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ repair: Repair) { rawValue = 1 << repair.rawValue }
}
