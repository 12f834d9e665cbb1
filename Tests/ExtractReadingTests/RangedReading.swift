import ExtractReading

/// Collects what a range reader hands over.
final class ReadingCollector: RecordSink {
  var readings: [(ordinal: Int, Reading)] = []

  func take(_ batch: borrowing RecordBatch) {
    for record in 0..<batch.count {
      let fields = (0..<batch.columns).map { Array(batch.field($0, ofRecord: record)) }
      readings.append(
        (
          batch.firstRecord + record,
          .record(fields, byte: batch.byte(ofRecord: record), line: batch.line(ofRecord: record))
        ))
    }
  }

  func reject(_ record: RejectedRecord) {
    readings.append((record.record, .reject(record.reason, byte: record.byte, line: record.line)))
  }
}

/// Reads an extract range by range, each from a guess first, as several threads would.
func readInRanges(
  _ bytes: [UInt8], size: Int, dialect: Dialect, columns: [Int]? = nil, expectedFields: Int? = nil
) throws -> [Reading] {
  let source = MemorySource(bytes)
  let reader = RangeReader(dialect: dialect, columns: columns, expectedFields: expectedFields)
  var readings: [Reading] = []
  var position = 0
  var lines = 0
  var lower = 0
  while lower < bytes.count {
    let range = lower..<lower + size
    var sink = ReadingCollector()
    var summary = try reader.read(range, of: source, from: lower == 0 ? .known(0) : .guessed, into: sink)
    if summary.start != position {
      sink = ReadingCollector()
      summary = try reader.read(range, of: source, from: .known(position), into: sink)
    }
    for (place, entry) in sink.readings.enumerated() {
      guard entry.ordinal == place else { throw WrongOrdinal(expected: place, found: entry.ordinal) }
      switch entry.1 {
      case .record(let fields, let byte, let line):
        readings.append(.record(fields, byte: byte, line: line + lines))
      case .reject(let reason, let byte, let line):
        readings.append(.reject(reason, byte: byte, line: line + lines))
      }
    }
    guard summary.records == sink.readings.count else {
      throw WrongOrdinal(expected: sink.readings.count, found: summary.records)
    }
    position = summary.end
    lines += summary.lines
    lower += size
  }
  return readings
}

struct WrongOrdinal: Error {
  let expected: Int
  let found: Int
}
