/// Turns scanned lines into batches of the fields that were asked for.
///
/// The one loop that runs for every record: it copies nothing and looks only at the wanted columns. A field that
/// holds doubled quotes is the exception; its content is written, unescaped, to the scratch space behind the bytes.
struct FieldCutter: ~Copyable {
  enum Stop: Equatable {
    /// All lines were handed on.
    case none
    /// The next line starts in the next range.
    case nextRange
    /// The next record is longer than a record may be.
    case tooLong
    /// The next record has so many fields, which is wrong, and goes over several lines: only its first is given up.
    case miscounted(fields: Int)
  }

  /// In the order wanted. Arrays, here and below, would check and count references for every field of every record.
  private let columns: UnsafeMutableBufferPointer<Int>
  private let takesAllColumns: Bool
  private let expectedFields: Int?
  private var trimmer = FieldTrimmer()
  // The batch under construction.
  private var capacity = 0
  private var fields = UnsafeMutablePointer<FieldSlice>.allocate(capacity: 0)
  private var starts = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  private var ends = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)

  init(columns: [Int]?, expectedFields: Int?) {
    self.columns = .allocate(capacity: columns?.count ?? 0)
    _ = self.columns.initialize(fromContentsOf: columns ?? [])
    takesAllColumns = columns == nil
    self.expectedFields = expectedFields
    precondition(columns == nil || self.columns.allSatisfy { $0 < expectedFields ?? .max })
    // Unescaped fields would need more room than the bytes that they are made from.
    precondition(Set(self.columns).count == self.columns.count)
  }

  deinit {
    columns.deallocate()
    deallocate()
  }

  private func deallocate() {
    fields.deallocate()
    starts.deallocate()
    ends.deallocate()
  }

  /// Lines that a scan found, in a buffer.
  struct Lines {
    /// Where the first line starts in the buffer.
    let position: Int
    let count: Int
    /// Offsets from `position`; see `byte_scan`.
    let fieldEnds: UnsafePointer<UInt32>
    let lineEnds: UnsafePointer<UInt32>
    /// The physical lines of the range before the first.
    let linesBefore: Int
  }

  /// Hands the lines that start before `limit` (an offset in the buffer) to `sink`.
  ///
  /// - Parameter records: the records of the range so far; counted on.
  /// - Returns: where in the buffer the next line starts, and why it was not taken.
  mutating func cut(
    _ lines: Lines, of buffer: borrowing ReadBuffer, before limit: Int, maxRecordBytes: Int,
    records: inout Int, into sink: any RecordSink
  ) -> (next: Int, stop: Stop) {
    let bytes = buffer.bytes
    let base = UInt32(lines.position)
    let wanted = columns.count
    let expected = takesAllColumns ? -1 : expectedFields ?? -1
    reserve(lines.count)
    trimmer.begin()
    var taken = 0
    var first = 0
    var start = base
    var stop = Stop.none

    for line in 0..<lines.count {
      if Int(start) >= limit {
        stop = .nextRange
        break
      }
      let last = Int(lines.lineEnds[line])
      let end = base + lines.fieldEnds[last]
      if end - start > maxRecordBytes {
        stop = .tooLong
        break
      }
      let count = last - first + 1
      if count == expected, count > 1 {
        let record = fields + (taken &* wanted)
        for place in 0..<wanted {
          record[place] = field(columns[place], of: lines.fieldEnds + first, start, base, bytes, buffer)
        }
        starts[taken] = start
        ends[taken] = end
        taken += 1
      } else if count == 1, isBlank(bytes + Int(start), Int(end - start)) {
        // A blank line is no record.
        if taken > 0 { flush(&taken, lines, buffer, &records, sink) }
      } else {
        flush(&taken, lines, buffer, &records, sink)
        var slices: [FieldSlice] = []
        for column in 0..<count {
          slices.append(field(column, of: lines.fieldEnds + first, start, base, bytes, buffer))
        }
        if isMiscounted(slices), hasLineEnd(bytes + Int(start), Int(end - start)) {
          stop = .miscounted(fields: slices.count)
          break
        }
        takeSingle(slices, start, end, lines.position, lines.linesBefore, buffer, &records, sink)
      }
      first = last + 1
      start = end + 1
      if bytes[Int(end)] == Byte.carriageReturn, bytes[Int(end) + 1] == Byte.lineFeed,
        Int(end) + 1 < buffer.count
      {
        start += 1
      }
    }
    flush(&taken, lines, buffer, &records, sink)
    return (Int(start), stop)
  }

  /// Hands on one record that libcsv has cut, unless only its first line is to be given up.
  mutating func takeJudged(
    content: [UInt8], fieldEnds: [Int], start: Int, end: Int, linesBefore: Int,
    buffer: borrowing ReadBuffer, records: inout Int, into sink: any RecordSink
  ) -> Stop {
    let place = buffer.scratchStart
    content.withUnsafeBytes { buffer.scratch.copyMemory(from: $0) }
    var slices: [FieldSlice] = []
    var from = 0
    for to in fieldEnds {
      slices.append(FieldSlice(offset: UInt32(place + from), count: UInt32(to - from)))
      from = to
    }
    if isMiscounted(slices), hasLineEnd(buffer.bytes + start, end - start) {
      return .miscounted(fields: slices.count)
    }
    takeSingle(slices, UInt32(start), UInt32(end), start, linesBefore, buffer, &records, sink)
    return .none
  }

  // MARK: Fields

  /// What a field of a record holds.
  ///
  /// - Parameters:
  ///   - ends: where the record's fields end, counted from `base`.
  ///   - start: where its first field starts in the buffer.
  @inline(__always)
  private mutating func field(
    _ column: Int, of ends: UnsafePointer<UInt32>, _ start: UInt32, _ base: UInt32,
    _ bytes: UnsafePointer<UInt8>, _ buffer: borrowing ReadBuffer
  ) -> FieldSlice {
    let fieldStart = column == 0 ? start : base &+ ends[column &- 1] &+ 1
    return trimmer.trimmed(fieldStart, base &+ ends[column], bytes, buffer)
  }

  private func isBlank(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    (0..<count).allSatisfy { bytes[$0].isBlank }
  }

  private func hasLineEnd(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    (0..<count).contains { bytes[$0].endsLine }
  }

  private func isMiscounted(_ slices: [FieldSlice]) -> Bool {
    guard let expectedFields, slices.count != expectedFields else { return false }
    return slices.count < expectedFields || slices[expectedFields...].contains { $0.count > 0 }
  }

  /// What to say of a record with the wrong number of fields.
  func miscount(_ fields: Int) -> String {
    "the record has \(fields) field\(fields == 1 ? "" : "s"), the header \(expectedFields ?? fields)"
  }

  // MARK: Batches

  private mutating func reserve(_ lines: Int) {
    guard capacity < lines else { return }
    deallocate()
    capacity = lines
    fields = .allocate(capacity: lines * columns.count)
    starts = .allocate(capacity: lines)
    ends = .allocate(capacity: lines)
  }

  private func flush(
    _ taken: inout Int, _ lines: Lines, _ buffer: borrowing ReadBuffer, _ records: inout Int,
    _ sink: any RecordSink
  ) {
    guard taken > 0 else { return }
    let batch = RecordBatch(
      bytes: buffer.bytes, fields: fields, columns: columns.count, count: taken, firstRecord: records,
      starts: starts, ends: ends, origin: buffer.origin, segmentStart: lines.position,
      firstLine: lines.linesBefore)
    sink.take(batch)
    records += taken
    taken = 0
  }

  /// A record with an unusual number of fields, or one whose fields were cut one by one.
  private func takeSingle(
    _ slices: [FieldSlice], _ start: UInt32, _ end: UInt32, _ segmentStart: Int, _ linesBefore: Int,
    _ buffer: borrowing ReadBuffer, _ records: inout Int, _ sink: any RecordSink
  ) {
    if isMiscounted(slices) {
      let before = UnsafeBufferPointer(start: buffer.bytes + segmentStart, count: Int(start) - segmentStart)
      let raw = UnsafeBufferPointer(
        start: buffer.bytes + Int(start), count: min(Int(end - start), RejectedRecord.rawLimit))
      sink.reject(
        RejectedRecord(
          reason: .fieldCount, byte: buffer.origin + Int(start), line: linesBefore + countLines(before),
          record: records, column: nil, detail: miscount(slices.count), raw: Array(raw)))
    } else {
      let wanted = takesAllColumns ? slices : columns.map { slices[$0] }
      withUnsafePointer(to: start) { start in
        withUnsafePointer(to: end) { end in
          wanted.withUnsafeBufferPointer { wanted in
            let batch = RecordBatch(
              bytes: buffer.bytes, fields: wanted.baseAddress!, columns: wanted.count, count: 1,
              firstRecord: records, starts: start, ends: end, origin: buffer.origin,
              segmentStart: segmentStart, firstLine: linesBefore)
            sink.take(batch)
          }
        }
      }
    }
    records += 1
  }
}
