/// One thing that goes wrong with a record on its way through spreadsheets and scripts.
///
/// What a reader makes of it stands behind each case: a repair, a reject with its reason, a loss, or nothing.
enum Damage: String, CaseIterable, Sendable {
  /// `10.0` for a destination code: repair.
  case decimalDestination
  /// `500118.0` for a location code: repair.
  case decimalLocation
  /// `="500118"`, in quotes as CSV wants it: repair.
  case formula
  /// `="500118"` as it stands, quotes within a field without quotes: repair.
  case bareFormula
  /// `'500118`: repair.
  case apostrophe
  /// A tab behind a code: nothing, it is no part of the field.
  case trailingTab
  /// Spaces around a code: nothing, they are no part of the field.
  case spaces
  /// ５００１１８: repair.
  case fullWidthDigits
  /// 500118000000: repair.
  case twelveDigits
  /// 80901 for the program 080901: repair.
  case lostLeadingZero
  /// A no-break space around a code: repair.
  case noBreakSpace
  /// A zero-width space in a code: repair.
  case zeroWidthSpace
  /// 2.0501E+13 for the number of the graduate: reject, damaged ID.
  case scientificNumber
  /// No number of the graduate: counts, without a duplicate check.
  case blankNumber
  /// A quote in the middle of the employer's name: reject, quoting.
  case strayQuote
  /// A quote that opens and never closes: reject, quoting.
  case runawayQuote
  /// A comma within the address, without quotes: reject, field count.
  case extraField
  /// A record that breaks off: reject, field count.
  case missingFields
  /// No destination, neither code nor text: counts as not placed.
  case blankDestination
  /// A destination code that no list has: reject, unknown code.
  case unknownDestination
  /// 20225 for the year or in the date of graduation: reject, bad year, where the year is read from there.
  case badYear
  /// No school: reject, missing value.
  case blankInstitution
  /// Bytes in the employer's name that no encoding has: counts; such a name names no place.
  case undecodable
}
