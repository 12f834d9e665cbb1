/// Records that do not go on in a batch with others: those that libcsv has cut, those of any number of fields, and those
/// with a wrong one.
extension FieldCutter {
  /// Hands on one record that libcsv has cut, unless only its first line is to be given up.
  mutating func takeJudged(
    content: [UInt8], fieldEnds: [Int], start: Int, end: Int, linesBefore: Int,
    buffer: borrowing ReadBuffer, records: inout Int, into sink: any RecordSink
  ) -> Stop {
    let scratchStart = buffer.scratchStart
    unsafe content.withUnsafeBytes { unsafe buffer.scratch.copyMemory(from: $0) }
    var slices: [FieldSlice] = []
    var from = 0
    for to in fieldEnds {
      slices.append(FieldSlice(offset: UInt32(scratchStart + from), count: UInt32(to - from)))
      from = to
    }
    guard let expectedFields, slices.count != expectedFields,
      slices.count < expectedFields || slices[expectedFields...].contains(where: { $0.count > 0 })
    else {
      takeSingle(slices, UInt32(start), UInt32(end), line: linesBefore, buffer, &records, sink)
      return .none
    }
    if unsafe firstLineEnd(buffer.bytes, from: start, count: end) < end {
      return .miscounted(fields: slices.count)
    }
    refuse(
      slices.count, UInt32(start), UInt32(end), line: linesBefore, buffer, &records, sink)
    return .none
  }

  /// A record whose fields were cut one by one.
  ///
  /// - Parameter line: on which it starts, counted from 0 at the start of the range.
  func takeSingle(
    _ slices: [FieldSlice], _ start: UInt32, _ end: UInt32, line: Int, _ buffer: borrowing ReadBuffer,
    _ records: inout Int, _ sink: any RecordSink
  ) {
    let mark = LineMark(position: Int(start), lines: line)
    let wanted = unsafe takesAllColumns ? slices : columns.map { slices[$0] }
    unsafe withUnsafePointer(to: start) { start in
      unsafe withUnsafePointer(to: end) { end in
        unsafe wanted.withUnsafeBufferPointer { wanted in
          let batch = unsafe RecordBatch(
            bytes: buffer.bytes, fields: wanted.baseAddress!, columns: wanted.count, count: 1,
            firstRecord: records, starts: start, ends: end, origin: buffer.origin,
            counted: mark)
          sink.take(batch)
        }
      }
    }
    records += 1
  }

  /// A record with a wrong number of fields.
  func refuse(
    _ fields: Int, _ start: UInt32, _ end: UInt32, line: Int, _ buffer: borrowing ReadBuffer,
    _ records: inout Int, _ sink: any RecordSink
  ) {
    let row = unsafe FieldBytes(buffer.bytes + Int(start), count: Int(end - start))
    sink.refuse(
      RefusedRecord(
        fault: .fieldCount(found: fields, expected: expectedFields ?? fields),
        byte: buffer.origin + Int(start), line: line, record: records, row: row))
    records += 1
  }
}
