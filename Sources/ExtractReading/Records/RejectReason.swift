/// Why a record was not counted. The raw values are the contract's.
public enum RejectReason: String, CaseIterable, Sendable {
  /// A quote where strict CSV allows none, or one that never closes.
  case quoting
  /// More or fewer fields than the header has.
  case fieldCount = "field_count"
  /// Bytes that the encoding does not have.
  case encoding
  /// More bytes than a record may have.
  case recordTooLong = "record_too_long"
  /// A required value is blank.
  case missingValue = "missing_value"
  /// A destination code or text that the scheme does not have.
  case unknownDestinationCode = "unknown_destination_code"
  /// An ID that a spreadsheet turned into scientific notation.
  case damagedID = "damaged_id"
  /// A year that cannot be read as one.
  case badYear = "bad_year"
  /// Another record of the same graduate counts, and the methodology wants none to have two.
  case duplicate
}
