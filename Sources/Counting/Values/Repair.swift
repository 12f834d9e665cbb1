/// What was done to a value without doubt: damage by spreadsheets undone, what says nothing read as blank.
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
  /// 无, /, NULL in place of a value
  case placeholder
  /// 无, 0000, 2050****4299 in place of an ID
  case placeholderID
  /// `500118-永川区` for 500118, `10-签就业协议形式就业` for 10
  case codeWithName
  /// `156500118` for 500118: 156 is China
  case countryPrefix
  /// `4150014008` (学校标识码) for 14008
  case schoolIdentifier
  /// 学院(重庆) for 学院（重庆）, where the name is a key
  case bracketWidth
  /// `2.0500733384299E13`, all of whose digits are there
  case scientific
  /// A code such as `4.15E+09`, whose digits are gone, read as blank
  case damagedCode
  /// `45838` for 2025-06-30
  case dateSerial
  /// 本科, 高职（专科） for the 学历层次 本科生毕业, 专科生毕业
  case level

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
    case .placeholder: "placeholder"
    case .placeholderID: "placeholder_id"
    case .codeWithName: "code_with_name"
    case .countryPrefix: "country_prefix"
    case .schoolIdentifier: "school_identifier"
    case .bracketWidth: "bracket_width"
    case .scientific: "scientific_notation"
    case .damagedCode: "damaged_code"
    case .dateSerial: "date_serial"
    case .level: "level_spelling"
    }
  }
}

/// The kinds of repair that a value needed.
struct Repairs: OptionSet, Hashable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }
  init(_ repair: Repair) { rawValue = 1 << repair.rawValue }
}
