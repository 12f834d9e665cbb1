extension RangeReader {
  /// Lets libcsv read the record at `position`, and stands after it or after the line that it costs.
  ///
  /// **Invariant.** libcsv sees the record from its first byte, and no more bytes than decide whether it is too long; of
  /// whether the extract ends behind them it hears what is true, however much was loaded.
  func judgeRecord(into sink: any RecordSink) throws(ExtractError) {
    while true {
      let available = buffer.count - position
      // One byte more than a record may have decides whether it has too many.
      let limit = dialect.maxRecordBytes + 2
      let count = min(available, limit)
      let isFinal = buffer.isAtEnd && count == available
      switch unsafe judge.judge(buffer.bytes + position, count: count, isFinal: isFinal) {
      case .unfinished where count < limit || (available == limit && !buffer.isAtEnd):
        // Whether the extract ends here can decide what a quote is, too.
        try buffer.extend()
      case .unfinished:
        return try refuseTooLong(into: sink)
      case .malformed(let at) where at > dialect.maxRecordBytes:
        return try refuseTooLong(into: sink)
      case .malformed(let at):
        return try refuseQuoting(at: at, isOpen: isFinal && at == count, into: sink)
      case .blank(let end):
        lines += 1
        position += end
        return
      case .record(let end):
        let start = position
        let length = recordLength(from: start, end: start + end)
        if length > dialect.maxRecordBytes { return try refuseTooLong(into: sink) }
        buffer.reserveScratch(judge.content.count)
        let stop = cutter.takeJudged(
          content: judge.content, fieldEnds: judge.fieldEnds, start: start, end: start + length,
          linesBefore: lines, buffer: buffer, records: &records, into: sink)
        if case .miscounted(let fields) = stop { return try refuseMiscounted(fields, into: sink) }
        unsafe lines += countLines(UnsafeBufferPointer(start: buffer.bytes + start, count: end))
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
}
