/// Gives up single lines.
///
/// **Invariant.** A record that is refused costs the one physical line at `position`, whatever its quotes say: where it
/// ends is a line end in the bytes, so the reading goes on at the start of a line, outside quotes.
extension RangeReader {
  /// - Parameter at: the byte of the record that strict CSV forbids.
  func refuseQuoting(at: Int, isOpen: Bool, into sink: any RecordSink) throws(ExtractError) {
    let before = unsafe UnsafeBufferPointer(start: buffer.bytes + position, count: at)
    try refuseLine(unsafe FormFault(quotingBehind: before, isOpen: isOpen), into: sink)
  }

  func refuseMiscounted(_ fields: Int, into sink: any RecordSink) throws(ExtractError) {
    try refuseLine(
      .fieldsJoinedByQuote(found: fields, expected: cutter.expectedFields ?? fields), into: sink)
  }

  func refuseTooLong(into sink: any RecordSink) throws(ExtractError) {
    try refuseLine(.tooLong(limit: dialect.maxRecordBytes), into: sink)
  }

  /// Gives up the physical line at `position` and stands at the next one.
  private func refuseLine(_ fault: FormFault, into sink: any RecordSink) throws(ExtractError) {
    let start = position
    let byte = buffer.origin + start
    var end = start
    var kept: [UInt8]?
    while true {
      end = buffer.firstLineEnd(from: end)
      if end < buffer.count || buffer.isAtEnd { break }
      // A line of any length passes through a buffer of bounded size.
      if end - position > max(dialect.maxRecordBytes, RefusedRecord.rawLimit) {
        kept = kept ?? beginning(of: start..<end)
        try buffer.advance(to: end)
        (position, end) = (0, 0)
      } else {
        try buffer.extend()
      }
    }
    if let kept {
      unsafe kept.withUnsafeBufferPointer {
        unsafe refuse(FieldBytes($0.baseAddress!, count: RefusedRecord.rawLimit), fault, byte: byte, sink)
      }
    } else {
      unsafe refuse(FieldBytes(buffer.bytes + start, count: end - start), fault, byte: byte, sink)
    }
    lines += 1
    records += 1
    position = try buffer.afterLineEnd(at: end)
  }

  private func refuse(_ row: FieldBytes, _ fault: FormFault, byte: Int, _ sink: any RecordSink) {
    sink.refuse(RefusedRecord(fault: fault, byte: byte, line: lines, record: records, row: row))
  }

  /// As much of a long range of the buffer as is kept of a refused record, and the padding behind it.
  private func beginning(of range: Range<Int>) -> [UInt8] {
    assert(range.count >= RefusedRecord.rawLimit)
    let kept = unsafe UnsafeBufferPointer(
      start: buffer.bytes + range.lowerBound, count: RefusedRecord.rawLimit)
    return unsafe Array(kept) + Array(repeating: 0, count: FieldBytes.padding)
  }
}
