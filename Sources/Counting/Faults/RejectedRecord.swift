import ExtractReading

/// A record that is not counted, and where it stands.
package struct RejectedRecord: Equatable, Sendable {
  package let fault: Fault
  /// Byte offset of the record's start in the (decoded) extract.
  package let byte: Int
  /// The physical line on which the record starts, counted from 0 at the start of its range.
  let line: Int
  /// The record's number among the records of its range, from 0.
  let record: Int
  /// 0-based column of the offending field, where one is to blame.
  package let column: Int?
  /// The offending value as it stands, where a column is to blame for its own.
  package let value: [UInt8]?
  /// The record's bytes, at most `RefusedRecord.rawLimit` of them.
  package let raw: [UInt8]

  package init(
    fault: Fault, byte: Int, line: Int, record: Int, column: Int? = nil, value: [UInt8]? = nil, raw: [UInt8]
  ) {
    self.fault = fault
    self.byte = byte
    self.line = line
    self.record = record
    self.column = column
    self.value = value
    self.raw = raw
  }
}

extension RejectedRecord {
  init(_ refused: RefusedRecord) {
    self.init(
      fault: .form(refused.fault), byte: refused.byte, line: refused.line, record: refused.record,
      column: nil,
      value: nil, raw: refused.raw)
  }
}
