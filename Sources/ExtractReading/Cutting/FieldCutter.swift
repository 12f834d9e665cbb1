/// Turns scanned lines into batches of the fields that were asked for.
///
/// The one loop that runs for every record: it copies nothing and looks only at the wanted columns. A field that
/// holds doubled quotes is the exception; its content is written, unescaped, to the scratch space behind the bytes.
///
/// **Invariant.** Every offset lies in the buffer, whose bytes do not move while lines are cut: the scan gives offsets
/// of bytes that it has seen, and a line's end is readable with 64 bytes behind it.
@safe
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

  /// In the order wanted. An array would check and count references for every field of every record.
  let columns: UnsafeMutableBufferPointer<Int>
  let takesAllColumns: Bool
  let expectedFields: Int?
  private var trimmer = FieldTrimmer()
  private var room: BatchRoom

  init(columns: [Int]?, expectedFields: Int?) {
    unsafe self.columns = .allocate(capacity: columns?.count ?? 0)
    _ = unsafe self.columns.initialize(fromContentsOf: columns ?? [])
    takesAllColumns = columns == nil
    self.expectedFields = expectedFields
    room = BatchRoom(columns: columns?.count ?? 0)
    unsafe precondition(columns == nil || self.columns.allSatisfy { $0 < expectedFields ?? .max })
    // Unescaped fields would need more room than the bytes that they are made from.
    unsafe precondition(Set(self.columns).count == self.columns.count)
  }

  deinit { unsafe columns.deallocate() }

  /// Lines that a scan found, in a buffer.
  @safe
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
    let bytes = unsafe buffer.bytes
    let base = UInt32(lines.position)
    let wanted = unsafe columns.count
    let expected = takesAllColumns ? -1 : expectedFields ?? -1
    room.reserve(lines.count)
    let (fields, starts, ends) = unsafe (room.fields, room.starts, room.ends)
    trimmer.begin()
    var taken = 0
    var first = 0
    var start = base
    var stop = Stop.none
    var mark = LineMark(position: lines.position, lines: lines.linesBefore)

    for line in 0..<lines.count {
      if Int(start) >= limit {
        stop = .nextRange
        break
      }
      let last = unsafe Int(lines.lineEnds[line])
      let end = unsafe base + lines.fieldEnds[last]
      if end - start > maxRecordBytes {
        stop = .tooLong
        break
      }
      let count = last - first + 1
      let own = unsafe lines.fieldEnds + first
      if count > 1, unsafe count == expected || isExtended(count, own, start, base, buffer) {
        let record = unsafe fields + (taken &* wanted)
        for slot in 0..<wanted {
          unsafe record[slot] = unsafe field(
            columns[slot], of: own, start, base, bytes, buffer)
        }
        unsafe starts[taken] = start
        unsafe ends[taken] = end
        taken += 1
      } else if unsafe count > 1 || !isBlank(bytes + Int(start), Int(end - start)) {
        flush(&taken, mark, buffer, &records, sink)
        let isMiscounted = expectedFields.map { $0 != count } ?? false
        if isMiscounted, unsafe firstLineEnd(bytes, from: Int(start), count: Int(end)) < end {
          stop = .miscounted(fields: count)
          break
        }
        unsafe mark.advance(to: Int(start), bytes)
        if isMiscounted {
          refuse(count, start, end, line: mark.lines, buffer, &records, sink)
        } else {
          let slices = (0..<count).map { unsafe field($0, of: own, start, base, bytes, buffer) }
          takeSingle(slices, start, end, line: mark.lines, buffer, &records, sink)
        }
      }
      first = last + 1
      start = end + 1
      if unsafe bytes[Int(end)] == Byte.carriageReturn, unsafe bytes[Int(end) + 1] == Byte.lineFeed,
        Int(end) + 1 < buffer.count
      {
        start += 1
      }
    }
    flush(&taken, mark, buffer, &records, sink)
    return (Int(start), stop)
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
    let fieldStart = unsafe column == 0 ? start : base &+ ends[column &- 1] &+ 1
    return unsafe trimmer.trimmed(fieldStart, base &+ ends[column], bytes, buffer)
  }

  /// Whether a record has more fields than it should, and nothing in them: that is forgiven.
  private mutating func isExtended(
    _ count: Int, _ ends: UnsafePointer<UInt32>, _ start: UInt32, _ base: UInt32,
    _ buffer: borrowing ReadBuffer
  ) -> Bool {
    guard !takesAllColumns, let expectedFields, count > expectedFields else { return false }
    for column in expectedFields..<count
    where unsafe field(column, of: ends, start, base, buffer.bytes, buffer).count > 0 { return false }
    return true
  }

  private func isBlank(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    (0..<count).allSatisfy { unsafe bytes[$0].isBlank }
  }

  private func flush(
    _ taken: inout Int, _ mark: LineMark, _ buffer: borrowing ReadBuffer, _ records: inout Int,
    _ sink: any RecordSink
  ) {
    guard taken > 0 else { return }
    sink.take(room.batch(taken, behind: mark, buffer, firstRecord: records))
    records += taken
    taken = 0
  }
}
