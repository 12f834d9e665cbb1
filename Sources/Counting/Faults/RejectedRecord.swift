package import ExtractReading

/// A record that is not counted, and why.
package struct RejectedRecord: Equatable, Sendable {
  package let fault: Fault
  /// Byte offset of the record's start in the (decoded) extract.
  package let byte: Int
  /// 0-based column of the offending field, where one is to blame.
  package let column: Int?
  /// The offending value as it stands, where a column is to blame for its own.
  package let value: [UInt8]?
  /// At what it would have the fields of the header, where its form is to blame; see `OtherDelimiters`.
  package let otherDelimiter: Delimiter?
  /// The record's bytes, at most `RefusedRecord.rawLimit` of them; none where nobody asks for them: see `Grain.listsRejects`.
  package let raw: [UInt8]

  package init(
    fault: Fault, byte: Int, column: Int? = nil, value: [UInt8]? = nil, otherDelimiter: Delimiter? = nil,
    raw: [UInt8]
  ) {
    self.fault = fault
    self.byte = byte
    self.column = column
    self.value = value
    self.otherDelimiter = otherDelimiter
    self.raw = raw
  }
}
