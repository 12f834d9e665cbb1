package import ExtractReading

/// Why a row is not counted.
package enum Fault: Equatable, Sendable {
  /// It is no record.
  case skipped(SkippedRow)
  /// The record cannot be cut into the fields that the header names.
  case form(FormFault)
  /// Bytes that the encoding does not have.
  case encoding
  /// Neither code nor name of the institution.
  case missingInstitution
  /// A year that cannot be read as one.
  case badYear
  /// The year of entry (2022级) in place of the year of graduation.
  case entryYear
  /// A destination code or text that the scheme does not have.
  case unknownDestination
  /// An ID that a spreadsheet turned into scientific notation.
  case damagedID
  /// Another record of the same graduate counts: on this line, of this file where it is another one.
  case duplicate(firstLine: Int, firstPath: String?)

  package var reason: RejectReason {
    switch self {
    case .skipped(.blank): .blankRow
    case .skipped(.repeatedHeader): .repeatedHeader
    case .skipped(.note): .note
    case .form(let fault):
      switch fault.kind {
      case .quoting: .quoting
      case .fieldCount: .fieldCount
      case .tooLong: .recordTooLong
      }
    case .encoding: .encoding
    case .missingInstitution: .missingValue
    case .badYear, .entryYear: .badYear
    case .unknownDestination: .unknownDestinationCode
    case .damagedID: .damagedID
    case .duplicate: .duplicate
    }
  }
}

/// The faults as the report counts them. The raw values are the contract's.
package enum RejectReason: String, CaseIterable, Sendable {
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
  /// No record: nothing but delimiters and white space.
  case blankRow = "blank_row"
  /// No record: a header of the source again.
  case repeatedHeader = "repeated_header"
  /// No record: a total, a signature, a remark, a title, a hint or an example.
  case note

  /// Those of rows that are no records: in `totals.skipped`, and in no count of records.
  package static let skipped: [RejectReason] = [.blankRow, .repeatedHeader, .note]
  /// Those of records: in `totals.rejected_by_reason`.
  package static let rejected = allCases.filter { !skipped.contains($0) }
}
