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
      while end < buffer.count, !buffer[end].endsLine { end += 1 }
      if end < buffer.count || buffer.isAtEnd { break }
      // A line of any length passes through a buffer of bounded size.
      if end - position > max(dialect.maxRecordBytes, RefusedRecord.rawLimit) {
        kept = kept ?? raw(start..<end)
        try buffer.advance(to: end)
        (position, end) = (0, 0)
      } else {
        try buffer.extend()
      }
    }
    let raw = kept ?? raw(start..<end)
    if end < buffer.count {
      end += 1
      if buffer[end - 1] == Byte.carriageReturn {
        if end == buffer.count { try buffer.extend() }
        if end < buffer.count, buffer[end] == Byte.lineFeed { end += 1 }
      }
    }
    sink.refuse(RefusedRecord(fault: fault, byte: byte, line: lines, record: records, raw: raw))
    lines += 1
    records += 1
    position = end
  }

  /// As much of a range of the buffer as is kept of a refused record.
  private func raw(_ range: Range<Int>) -> [UInt8] {
    let count = min(range.count, RefusedRecord.rawLimit)
    return unsafe Array(UnsafeBufferPointer(start: buffer.bytes + range.lowerBound, count: count))
  }
}
