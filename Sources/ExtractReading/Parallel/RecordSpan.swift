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
