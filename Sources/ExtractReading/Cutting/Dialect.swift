/// How the text of an extract is cut into records.
public struct Dialect: Hashable, Sendable {
  /// An ASCII byte other than quote, CR, LF and space.
  public var delimiter: UInt8
  /// The most bytes a record may have, its terminator not counted.
  public var maxRecordBytes: Int

  /// What people may make `maxRecordBytes`.
  public static let recordBytes = 1...1 << 28
  public static let usualRecordBytes = 1 << 20

  public init(delimiter: UInt8 = UInt8(ascii: ","), maxRecordBytes: Int = usualRecordBytes) {
    self.delimiter = delimiter
    self.maxRecordBytes = maxRecordBytes
  }
}
