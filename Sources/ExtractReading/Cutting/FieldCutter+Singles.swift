/// Records that do not go on in a batch with others: those that libcsv has cut, and those with more or fewer fields
/// than others have.
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
    if isMiscounted(slices), unsafe hasLineEnd(buffer.bytes + start, end - start) {
      return .miscounted(fields: slices.count)
    }
    takeSingle(slices, UInt32(start), UInt32(end), line: linesBefore, buffer, &records, sink)
    return .none
  }

  /// A record with an unusual number of fields, or one whose fields were cut one by one.
  ///
  /// - Parameter line: on which it starts, counted from 0 at the start of the range.
  func takeSingle(
    _ slices: [FieldSlice], _ start: UInt32, _ end: UInt32, line: Int, _ buffer: borrowing ReadBuffer,
    _ records: inout Int, _ sink: any RecordSink
  ) {
    if isMiscounted(slices) {
      let raw = unsafe UnsafeBufferPointer(
        start: buffer.bytes + Int(start), count: min(Int(end - start), RefusedRecord.rawLimit))
      unsafe sink.refuse(
        RefusedRecord(
          fault: .fieldCount(found: slices.count, expected: expectedFields ?? slices.count),
          byte: buffer.origin + Int(start), line: line, record: records,
          raw: Array(raw)))
    } else {
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
    }
    records += 1
  }

  func isMiscounted(_ slices: [FieldSlice]) -> Bool {
    guard let expectedFields, slices.count != expectedFields else { return false }
    return slices.count < expectedFields || slices[expectedFields...].contains { $0.count > 0 }
  }

  func hasLineEnd(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    (0..<count).contains { unsafe bytes[$0].endsLine }
  }
}
