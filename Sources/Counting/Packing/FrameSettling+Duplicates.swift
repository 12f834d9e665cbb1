import Searching

extension FrameSettling {
  /// A record that is refused because another one of its graduate came first.
  package struct Duplicate: Equatable, Sendable {
    package var range: Int
    /// Of the range, 1-based.
    package var record: Int
    /// Likewise.
    package var line: Int
    /// Byte offset in the (decoded) extract.
    package var byte: Int
    /// Bytes of its text, as many as are shown.
    package var count: Int
    /// The range of the record that counts.
    package var firstRange: Int
    /// The line of that one in its range, 1-based.
    package var firstLine: Int

    package init(
      range: Int, record: Int, line: Int, byte: Int, count: Int, firstRange: Int, firstLine: Int
    ) {
      (self.range, self.record, self.line) = (range, record, line)
      (self.byte, self.count) = (byte, count)
      (self.firstRange, self.firstLine) = (firstRange, firstLine)
    }
  }

  /// - Parameters:
  ///   - frames: all of a partition, in the order of their ranges.
  ///   - starts: the ordinal of the first record of each range, and one past the last.
  static func duplicate(
    _ pair: RepeatedRecord, in frames: [SightingFrame], starts: [Int]
  ) -> Duplicate {
    func found(_ ordinal: Int) -> (range: Int, record: Int, place: RecordPlace) {
      let number = starts.dropLast().partitioningIndex { $0 > ordinal } - 1
      let (frame, record) = (frames[number], ordinal - starts[number])
      return (frame.header.range, record + 1, frame.place(ofRecord: record))
    }
    let (own, first) = (found(pair.repeated), found(pair.kept))
    return Duplicate(
      range: own.range, record: own.record, line: own.place.line, byte: own.place.byte,
      count: own.place.count,
      firstRange: first.range, firstLine: first.place.line)
  }
}
