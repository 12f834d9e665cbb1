/// Where the records of one extract lie.
public struct RecordSpan: Sendable {
  public let source: any ByteSource
  /// Byte offset of the first record.
  public let start: Int
  /// Physical lines before it.
  public let linesBefore: Int

  public init(source: any ByteSource, start: Int, linesBefore: Int) {
    self.source = source
    self.start = start
    self.linesBefore = linesBefore
  }
}

/// Where a range begins among everything that is read, known once every range before it counts.
public struct RecordPlace: Equatable, Sendable {
  /// The extract's place among the extracts.
  public var extract = 0
  /// Byte offset in the extract.
  public var byte = 0
  /// Physical lines of the extract before it.
  public var line = 0
  /// Records of the extract before it, rejects included.
  public var record = 0
  /// Records of all extracts before it, rejects included.
  public var ordinal = 0
}
