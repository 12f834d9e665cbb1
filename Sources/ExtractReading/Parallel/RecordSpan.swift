/// Where the records of one extract lie, or some of them.
public struct RecordSpan: Sendable {
  public let source: any ByteSource
  /// Byte offset of the first record.
  public let start: Int
  /// Physical lines before it.
  public let linesBefore: Int
  /// Byte offset behind the last record, which is the start of another one; `nil` for all that there are.
  public let end: Int?

  public init(source: any ByteSource, start: Int, linesBefore: Int, end: Int? = nil) {
    self.source = source
    self.start = start
    self.linesBefore = linesBefore
    self.end = end
  }
}
