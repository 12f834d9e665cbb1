import ExtractReading

/// A record that is not counted, and where it stands.
public struct RejectedRecord: Equatable, Sendable {
  public let fault: Fault
  /// Byte offset of the record's start in the (decoded) extract.
  public let byte: Int
  /// The physical line on which the record starts, counted from 0 at the start of its range.
  let line: Int
  /// The record's number among the records of its range, from 0.
  let record: Int
  /// 0-based column of the offending field, where one is to blame.
  public let column: Int?
  /// The offending value as it stands, where a column is to blame for its own.
  public let value: [UInt8]?
  /// The record's bytes, at most `RefusedRecord.rawLimit` of them.
  public let raw: [UInt8]
}

extension RejectedRecord {
  init(_ refused: RefusedRecord) {
    self.init(
      fault: .form(refused.fault), byte: refused.byte, line: refused.line, record: refused.record,
      column: nil,
      value: nil, raw: refused.raw)
  }
}
