/// Where a range begins among everything that is read, known once every range before it counts.
public struct RecordPosition: Equatable, Sendable {
  /// The extract's number among the extracts.
  public var extract = 0
  /// Byte offset in the extract.
  public var byte = 0
  /// Physical lines of the extract before it.
  public var line = 0
  /// Records of the extract before it, refused ones included.
  public var record = 0
  /// Records of all extracts before it, refused ones included.
  public var ordinal = 0

  public init(extract: Int = 0, byte: Int = 0, line: Int = 0, record: Int = 0, ordinal: Int = 0) {
    self.extract = extract
    self.byte = byte
    self.line = line
    self.record = record
    self.ordinal = ordinal
  }
}
