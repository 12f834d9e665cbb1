/// A record whose form is wrong, and where it stands.
public struct RefusedRecord: Equatable, Sendable {
  /// How much of a record's text is kept.
  public static let rawLimit = 4096

  public let fault: FormFault
  /// Byte offset of the record's start in the (decoded) extract.
  public let byte: Int
  /// The physical line on which the record starts, counted from 0 at the start of its range.
  public let line: Int
  /// The record's number among the records of its range, from 0.
  public let record: Int
  /// The record's bytes, at most `rawLimit` of them.
  public let raw: [UInt8]

  /// Lends `raw` as the bytes of a row, for as long as `body` runs.
  public func withRow<Result>(_ body: (FieldBytes) -> Result) -> Result {
    let padded = raw + Array(repeating: 0, count: FieldBytes.padding)
    return unsafe padded.withUnsafeBufferPointer {
      unsafe body(FieldBytes($0.baseAddress!, count: raw.count))
    }
  }
}
