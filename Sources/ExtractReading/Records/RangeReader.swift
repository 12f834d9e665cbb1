import CByteScan

/// Cuts one range of an extract after another into records.
///
/// The record that starts in a range belongs to it, however far it reaches into the next. Where a range's first
/// record starts is a guess (after the first line end) until the range before has been read; the caller compares
/// and reads the range again from the true start where the guess was wrong.
///
/// **Invariant.** `position` always stands at the start of a line, outside quotes. From there three steps can
/// follow, and each ends at such a position again: whole lines that the scan found well-formed are cut by their
/// field ends; a line with doubtful quotes goes to libcsv alone; a record that is refused costs one physical line.
/// So the records and refusals are those of a sequential strict libcsv pass that gives up one physical line for
/// each error. Hardly a line is read more than twice for it: a record that starts in a line with an even number of
/// quotes ends with it or is refused there, and one that starts in a line with an odd number reaches no further
/// than the next such line.
///
/// Not safe to share between threads; one reader serves one thread and keeps its buffers.
public final class RangeReader {
  /// Where a range's first record starts.
  public enum Start: Equatable, Sendable {
    /// After the first line end at or before the range's start: right unless that line end lies inside quotes.
    case guessed
    /// At this byte offset, which lies in the range or after it.
    case known(Int)
  }

  /// How much is done at a time, and by which instructions; what is found does not depend on it.
  package struct Steps: Equatable, Sendable {
    package var level = ScanLevel.best
    /// Bytes that are scanned at a time.
    package var segment = 64 << 10
    /// Bytes that are loaded at a time behind a range.
    package var slack = 4096

    package init() {}
  }

  /// What reading a range found, for whoever joins ranges.
  public struct Summary: Equatable, Sendable {
    /// Where the first record started; for a guess without a line end in the range, the offset where it gave up.
    public let start: Int
    /// Where the first record of the next range starts.
    public let end: Int
    /// Physical lines from `start` to `end`.
    public let lines: Int
    /// Records, refused ones included.
    public let records: Int
    /// The bytes of the last line, where the extract ends with it and it has no line end; the last `RefusedRecord.rawLimit`
    /// of them.
    public let unended: [UInt8]?
  }

  let dialect: Dialect
  let judge: RecordJudge
  private var scanner: LineScanner
  var cutter: FieldCutter

  /// The bytes of the range.
  var buffer: ReadBuffer
  private let segment: Int
  private static let cautiousSegment = 4 << 10

  // Where the reading stands: in the buffer, and behind how many physical lines and records of the range.
  var position = 0
  var lines = 0
  var records = 0

  /// - Parameters:
  ///   - dialect: how fields are told apart.
  ///   - columns: which fields of each record to hand over, 0-based, each once, in the order wanted; all where `nil`
  ///     (then `expectedFields` must be `nil` too, and every record comes in a batch of its own).
  ///   - expectedFields: how many fields a record must have (more are forgiven where blank); any number if `nil`.
  public convenience init(dialect: Dialect, columns: [Int]?, expectedFields: Int?) {
    self.init(dialect: dialect, columns: columns, expectedFields: expectedFields, steps: Steps())
  }

  package init(dialect: Dialect, columns: [Int]?, expectedFields: Int?, steps: Steps) {
    self.dialect = dialect
    scanner = LineScanner(level: steps.level, delimiter: dialect.delimiter)
    segment = steps.segment
    buffer = ReadBuffer(slack: steps.slack)
    judge = RecordJudge(delimiter: dialect.delimiter)
    cutter = FieldCutter(columns: columns, expectedFields: expectedFields)
  }

  /// Reads the records that start in `range` (byte offsets) and hands them to `sink` in order.
  public func read(
    _ range: Range<Int>, of source: any ByteSource, from start: Start, into sink: any RecordSink
  ) throws(ExtractError) -> Summary {
    lines = 0
    records = 0
    defer { buffer.letGo() }
    switch start {
    case .known(let offset):
      guard offset < range.upperBound else {
        return Summary(start: offset, end: offset, lines: 0, records: 0, unended: nil)
      }
      try buffer.load(source, from: offset, atLeast: range.upperBound - offset + buffer.slack)
      position = 0
    case .guessed:
      try buffer.load(source, from: range.lowerBound - 1, atLeast: range.count + 1 + buffer.slack)
      guard let first = try startAfterFirstLineEnd(before: range.upperBound) else {
        return Summary(start: range.upperBound, end: range.upperBound, lines: 0, records: 0, unended: nil)
      }
      position = first
    }
    let first = buffer.origin + position
    try readRecords(before: range.upperBound, into: sink)
    return Summary(
      start: first, end: buffer.origin + position, lines: lines, records: records, unended: unendedLine)
  }

  /// What stands behind the last line end, once everything was read; blanks alone are none of a record.
  private var unendedLine: [UInt8]? {
    guard records > 0, buffer.isAtEnd, position == buffer.count, !buffer[position - 1].endsLine else {
      return nil
    }
    let limit = max(position - RefusedRecord.rawLimit, 0)
    var start = position
    while start > limit, !buffer[start - 1].endsLine { start -= 1 }
    let line = (start..<position).map { buffer[$0] }
    return line.allSatisfy(\.isBlank) ? nil : line
  }

  /// The offset in the buffer of the first line that starts at or after the range.
  private func startAfterFirstLineEnd(before upperBound: Int) throws(ExtractError) -> Int? {
    let end = buffer.firstLineEnd(from: 0)
    guard end < buffer.count, buffer.origin + end < upperBound - 1 else { return nil }
    return try buffer.afterLineEnd(at: end)
  }

  // MARK: Segments

  private func readRecords(before upperBound: Int, into sink: any RecordSink) throws(ExtractError) {
    var length = segment
    while buffer.origin + position < upperBound {
      if position >= buffer.count {
        try buffer.extend()
        if position >= buffer.count { return }
      }
      let available = buffer.count - position
      let count = min(length, available)
      let isFinal = buffer.isAtEnd && count == available
      let found = scanner.scan(&buffer, from: position, count: count, isFinal: isFinal)
      if found.lines > 0 {
        switch take(found, before: upperBound, into: sink) {
        case .nextRange: return
        case .none: length = min(length * 2, segment)
        case .tooLong:
          try refuseTooLong(into: sink)
          length = segment
        case .miscounted(let fields):
          try refuseMiscounted(fields, into: sink)
          // What was scanned behind its first line is scanned again: where one is miscounted, others may be.
          length = min(segment, Self.cautiousSegment)
        }
      } else if found.stop == BYTE_SCAN_DOUBTFUL || isFinal {
        try judgeRecord(into: sink)
      } else if count > dialect.maxRecordBytes + 2 {
        // One byte more than `judgeRecord` needs: it may still be the extract's end that decides.
        try refuseTooLong(into: sink)
      } else if count < available {
        length = count * 2
      } else {
        length = max(length, count + 1)
        try buffer.extend()
      }
    }
  }

  /// Hands on the whole lines of a segment, and stands after them or at the line that was not taken.
  private func take(
    _ found: byte_scan_result, before upperBound: Int, into sink: any RecordSink
  ) -> FieldCutter.Stop {
    buffer.reserveScratch(Int(found.consumed))
    let scanned = unsafe FieldCutter.Lines(
      position: position, count: Int(found.lines), fieldEnds: scanner.fieldEnds, lineEnds: scanner.lineEnds,
      linesBefore: lines)
    let (next, stop) = cutter.cut(
      scanned, of: buffer, before: upperBound - buffer.origin, maxRecordBytes: dialect.maxRecordBytes,
      records: &records, into: sink)
    unsafe lines +=
      stop == .none
      ? Int(found.lines + found.extra_lines)
      : countLines(UnsafeBufferPointer(start: buffer.bytes + position, count: next - position))
    // Past the last byte there may be a line end that is not the extract's own.
    position = min(next, buffer.count)
    return stop
  }
}
