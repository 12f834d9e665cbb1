/// A record whose form is wrong, and where it stands.
///
/// **Invariant.** Only valid during the call that hands it over: its bytes lie in a buffer that is used again.
public struct RefusedRecord: ~Copyable {
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
  public let row: FieldBytes
  /// All of them, unless there are more than a record may have.
  let whole: FieldBytes

  /// - Parameters:
  ///   - fault: why it is refused.
  ///   - byte: see `byte`.
  ///   - line: see `line`.
  ///   - record: see `record`.
  ///   - row: lies in a buffer, with `FieldBytes.padding` readable bytes behind it; it is cut at `rawLimit`.
  package init(fault: FormFault, byte: Int, line: Int, record: Int, row: FieldBytes) {
    self.fault = fault
    self.byte = byte
    self.line = line
    self.record = record
    whole = row
    self.row = row.part(from: 0, count: min(row.count, Self.rawLimit))
  }
}
