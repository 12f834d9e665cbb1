/// A record that is not counted, and where it stands.
public struct RejectedRecord: Equatable, Sendable {
  /// How much of a record's text is kept.
  public static let rawLimit = 4096

  public let reason: RejectReason
  /// Byte offset of the record's start in the (decoded) extract.
  public let byte: Int
  /// The physical line on which the record starts, counted from 0 at the start of its range.
  public var line: Int
  /// The record's place among the records of its range, from 0.
  public var record: Int
  /// 0-based column of the offending field, where one is to blame.
  public let column: Int?
  /// What is wrong, with figures but without values of the record.
  public let detail: String
  /// The offending value as it stands, where there is one.
  public let value: [UInt8]?
  /// The record's bytes, at most `rawLimit` of them.
  public let raw: [UInt8]

  public init(
    reason: RejectReason, byte: Int, line: Int, record: Int, column: Int?, detail: String,
    value: [UInt8]? = nil, raw: [UInt8]
  ) {
    self.reason = reason
    self.byte = byte
    self.line = line
    self.record = record
    self.column = column
    self.detail = detail
    self.value = value
    self.raw = raw
  }
}
