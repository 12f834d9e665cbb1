/// How the text of an extract is cut into records.
public struct Dialect: Hashable, Sendable {
  /// An ASCII byte other than quote, CR, LF and space.
  public var delimiter: UInt8
  /// The most bytes a record may have, its terminator not counted.
  public var maxRecordBytes: Int

  public init(delimiter: UInt8 = UInt8(ascii: ","), maxRecordBytes: Int = 1 << 20) {
    self.delimiter = delimiter
    self.maxRecordBytes = maxRecordBytes
  }
}
