import CByteScan

/// Cuts one range of an extract after another into records.
///
/// The record that starts in a range belongs to it, however far it reaches into the next. Where a range's first
/// record starts is a guess (after the first line end) until the range before has been read; the caller compares
/// and reads the range again from the true place where the guess was wrong.
///
/// **Invariant.** `position` always stands at the start of a line, outside quotes. From there three steps can
/// follow, and each ends at such a place again: whole lines that the scan found well-formed are cut by their
/// field ends; a line with doubtful quotes goes to libcsv alone; a record that is refused costs one physical line.
/// So the records and rejects are those of a sequential strict libcsv pass that gives up one physical line for
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
    /// Records and rejects.
    public let records: Int
  }

  private let dialect: Dialect
  private let judge: RecordJudge
  private let level: ScanLevel
  var cutter: FieldCutter

  // The bytes of the range, and what the scan found in the current segment.
  var buffer: ReadBuffer
  private let segment: Int
  private static let cautiousSegment = 4 << 10
  private var fieldEnds = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 0)
  private var lineEnds = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 0)

  // Where the reading stands.
  private var position = 0
  private var lines = 0
  private var records = 0

  /// - Parameters:
  ///   - columns: which fields of each record to hand over, 0-based, each once, in the order wanted; all where `nil`
  ///     (then `expectedFields` must be `nil` too, and every record comes in a batch of its own).
  ///   - expectedFields: how many fields a record must have (more are forgiven where blank); any number if `nil`.
  public convenience init(dialect: Dialect, columns: [Int]?, expectedFields: Int?) {
    self.init(dialect: dialect, columns: columns, expectedFields: expectedFields, steps: Steps())
  }

  package init(dialect: Dialect, columns: [Int]?, expectedFields: Int?, steps: Steps) {
    self.dialect = dialect
    level = steps.level
    segment = steps.segment
    buffer = ReadBuffer(slack: steps.slack)
    judge = RecordJudge(delimiter: dialect.delimiter)
    cutter = FieldCutter(columns: columns, expectedFields: expectedFields)
  }

  deinit {
    fieldEnds.deallocate()
    lineEnds.deallocate()
  }

  /// Reads the records that start in `range` (byte offsets) and hands them to `sink` in order.
  public func read(
    _ range: Range<Int>, of source: any ByteSource, from start: Start, into sink: any RecordSink
  ) throws(ExtractError) -> Summary {
    lines = 0
    records = 0
    switch start {
    case .known(let offset):
      guard offset < range.upperBound else {
        return Summary(start: offset, end: offset, lines: 0, records: 0)
      }
      try buffer.load(source, from: offset, atLeast: range.upperBound - offset + buffer.slack)
      position = 0
    case .guessed:
      try buffer.load(source, from: range.lowerBound - 1, atLeast: range.count + 1 + buffer.slack)
      guard let first = try startAfterFirstLineEnd(before: range.upperBound) else {
        return Summary(start: range.upperBound, end: range.upperBound, lines: 0, records: 0)
      }
      position = first
    }
    let first = buffer.origin + position
    try readRecords(before: range.upperBound, into: sink)
    return Summary(start: first, end: buffer.origin + position, lines: lines, records: records)
  }

  /// The offset in the buffer of the first line that starts at or after the range.
  private func startAfterFirstLineEnd(before upperBound: Int) throws(ExtractError) -> Int? {
    var place = 0
    while place < buffer.count, !buffer[place].endsLine { place += 1 }
    guard place < buffer.count, buffer.origin + place < upperBound - 1 else { return nil }
    place += 1
    if buffer[place - 1] == Byte.carriageReturn {
      if place == buffer.count { try buffer.extend() }
      if place < buffer.count, buffer[place] == Byte.lineFeed { place += 1 }
    }
    return place
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
      let found = scan(count: count, isFinal: isFinal)
      if found.lines > 0 {
        switch take(found, before: upperBound, into: sink) {
        case .nextRange: return
        case .none: length = min(length * 2, segment)
        case .tooLong:
          try rejectTooLong(into: sink)
          length = segment
        case .miscounted(let fields):
          try rejectMiscounted(fields, into: sink)
          // What was scanned behind its first line is scanned again: where one is miscounted, others may be.
          length = min(segment, Self.cautiousSegment)
        }
      } else if found.stop == BYTE_SCAN_DOUBTFUL || isFinal {
        try judgeRecord(into: sink)
      } else if count > dialect.maxRecordBytes + 1 {
        try rejectTooLong(into: sink)
      } else if count < available {
        length = count * 2
      } else {
        length = max(length, count + 1)
        try buffer.extend()
      }
    }
  }

  private func scan(count: Int, isFinal: Bool) -> byte_scan_result {
    // A last line without a line end is as good as one with: scan it with one.
    var scanned = count
    if isFinal, !buffer[position + count - 1].endsLine {
      buffer.endLine(at: position + count)
      scanned += 1
    }
    if fieldEnds.count < scanned + 64 {
      fieldEnds.deallocate()
      lineEnds.deallocate()
      fieldEnds = .allocate(capacity: scanned + 64)
      lineEnds = .allocate(capacity: scanned + 64)
    }
    return byte_scan(
      level.code, buffer.bytes + position, UInt32(scanned), isFinal ? 1 : 0, dialect.delimiter,
      fieldEnds.baseAddress!, lineEnds.baseAddress!)
  }

  /// Hands on the whole lines of a segment, and stands after them or at the line that was not taken.
  private func take(
    _ found: byte_scan_result, before upperBound: Int, into sink: any RecordSink
  ) -> FieldCutter.Stop {
    buffer.reserveScratch(Int(found.consumed))
    let scanned = FieldCutter.Lines(
      position: position, count: Int(found.lines), fieldEnds: fieldEnds.baseAddress!,
      lineEnds: lineEnds.baseAddress!, linesBefore: lines)
    let (next, stop) = cutter.cut(
      scanned, of: buffer, before: upperBound - buffer.origin, maxRecordBytes: dialect.maxRecordBytes,
      records: &records, into: sink)
    lines +=
      stop == .none
      ? Int(found.lines + found.extra_lines)
      : countLines(UnsafeBufferPointer(start: buffer.bytes + position, count: next - position))
    // Past the last byte there may be a line end that is not the extract's own.
    position = min(next, buffer.count)
    return stop
  }

  // MARK: Single records

  private func judgeRecord(into sink: any RecordSink) throws(ExtractError) {
    while true {
      let available = buffer.count - position
      // One byte more than a record may have decides whether it has too many.
      let limit = dialect.maxRecordBytes + 2
      let count = min(available, limit)
      let isFinal = buffer.isAtEnd && count == available
      switch judge.judge(buffer.bytes + position, count: count, isFinal: isFinal) {
      case .unfinished where count < limit:
        try buffer.extend()
      case .unfinished:
        return try rejectTooLong(into: sink)
      case .malformed(let at) where at > dialect.maxRecordBytes:
        return try rejectTooLong(into: sink)
      case .malformed(let at):
        return try rejectQuoting(at: at, isOpen: isFinal && at == count, into: sink)
      case .blank(let end):
        lines += 1
        position += end
        return
      case .record(let end):
        let start = position
        let length = recordLength(from: start, end: start + end)
        if length > dialect.maxRecordBytes { return try rejectTooLong(into: sink) }
        buffer.reserveScratch(judge.content.count)
        let stop = cutter.takeJudged(
          content: judge.content, fieldEnds: judge.fieldEnds, start: start, end: start + length,
          linesBefore: lines, buffer: buffer, records: &records, into: sink)
        if case .miscounted(let fields) = stop { return try rejectMiscounted(fields, into: sink) }
        lines += countLines(UnsafeBufferPointer(start: buffer.bytes + start, count: end))
        if length == end { lines += 1 }
        position += end
        return
      }
    }
  }

  /// A record's bytes without its line end.
  private func recordLength(from start: Int, end: Int) -> Int {
    var last = end
    if last > start, buffer[last - 1] == Byte.lineFeed { last -= 1 }
    if last > start, buffer[last - 1] == Byte.carriageReturn, last == end || buffer[last] == Byte.lineFeed {
      last -= 1
    }
    return last - start
  }

  private func rejectQuoting(at: Int, isOpen: Bool, into sink: any RecordSink) throws(ExtractError) {
    let further = countLines(UnsafeBufferPointer(start: buffer.bytes + position, count: at))
    let detail =
      if isOpen {
        "a quote opens in this line and never closes; close it, or write inner quotes twice"
      } else if further > 0 {
        "a quote opens in this line, and \(further) line\(further == 1 ? "" : "s") further on one stands where none "
          + "may; close it in this line, or write inner quotes twice"
      } else {
        "a stray quote at byte \(at + 1) of the record; inner quotes are written twice"
      }
    try rejectLine(.quoting, detail: detail, into: sink)
  }

  private func rejectMiscounted(_ fields: Int, into sink: any RecordSink) throws(ExtractError) {
    let detail =
      cutter.miscount(fields)
      + ", and a quote that opens in its first line joins it with the next; close it in that line, or add what is missing"
    try rejectLine(.fieldCount, detail: detail, into: sink)
  }

  private func rejectTooLong(into sink: any RecordSink) throws(ExtractError) {
    try rejectLine(
      .recordTooLong, detail: "the record has more than \(dialect.maxRecordBytes) bytes", into: sink)
  }

  /// Gives up the physical line at `position` and stands at the next one.
  private func rejectLine(
    _ reason: RejectReason, detail: String, into sink: any RecordSink
  ) throws(ExtractError) {
    let start = position
    let byte = buffer.origin + start
    var end = start
    var raw: [UInt8]?
    func keepRaw() {
      if raw == nil {
        let count = min(end - start, RejectedRecord.rawLimit)
        raw = Array(UnsafeBufferPointer(start: buffer.bytes + start, count: count))
      }
    }
    while true {
      while end < buffer.count, !buffer[end].endsLine { end += 1 }
      if end < buffer.count || buffer.isAtEnd { break }
      // A line of any length passes through a buffer of bounded size.
      if end - position > max(dialect.maxRecordBytes, RejectedRecord.rawLimit) {
        keepRaw()
        try buffer.advance(to: end)
        (position, end) = (0, 0)
      } else {
        try buffer.extend()
      }
    }
    keepRaw()
    if end < buffer.count {
      end += 1
      if buffer[end - 1] == Byte.carriageReturn {
        if end == buffer.count { try buffer.extend() }
        if end < buffer.count, buffer[end] == Byte.lineFeed { end += 1 }
      }
    }
    sink.reject(
      RejectedRecord(
        reason: reason, byte: byte, line: lines, record: records, column: nil, detail: detail, raw: raw!))
    lines += 1
    records += 1
    position = end
  }
}
