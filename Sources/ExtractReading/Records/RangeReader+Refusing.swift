extension RangeReader {
  func rejectQuoting(at: Int, isOpen: Bool, into sink: any RecordSink) throws(ExtractError) {
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

  func rejectMiscounted(_ fields: Int, into sink: any RecordSink) throws(ExtractError) {
    let detail =
      cutter.miscount(fields)
      + ", and a quote that opens in its first line joins it with the next; close it in that line, or add what is missing"
    try rejectLine(.fieldCount, detail: detail, into: sink)
  }

  func rejectTooLong(into sink: any RecordSink) throws(ExtractError) {
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
