import CLibCSV
import ExtractReading

/// What a reader makes of a piece of an extract.
enum Reading: Equatable, CustomStringConvertible {
  case record([[UInt8]], byte: Int, line: Int)
  case reject(RejectReason, byte: Int, line: Int)

  var description: String {
    switch self {
    case .record(let fields, let byte, let line):
      "record \(fields.map { String(decoding: $0, as: UTF8.self) }) at byte \(byte), line \(line)"
    case .reject(let reason, let byte, let line): "reject \(reason) at byte \(byte), line \(line)"
    }
  }
}

/// The obvious reader: plain libcsv, one byte at a time, one physical line given up for each error.
struct Oracle {
  private final class Row {
    var fields: [[UInt8]] = []
    var hasEnded = false
  }

  let bytes: [UInt8]
  let delimiter: UInt8
  let maxRecordBytes: Int

  func readings() -> [Reading] {
    var readings: [Reading] = []
    var start = 0
    var line = 0
    while start < bytes.count {
      let (reading, end) = readOne(from: start, line: line)
      if let reading { readings.append(reading) }
      line += lines(start, end)
      start = end
    }
    return readings
  }

  private func readOne(from start: Int, line: Int) -> (Reading?, end: Int) {
    var parser = csv_parser()
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    csv_set_delim(&parser, delimiter)
    defer { csv_free(&parser) }
    let row = Row()
    let context = Unmanaged.passUnretained(row).toOpaque()
    func feed(_ byte: UInt8) -> Bool {
      withUnsafePointer(to: byte) { csv_parse(&parser, $0, 1, takeField, takeEnd, context) == 1 }
    }
    func reject(_ reason: RejectReason) -> (Reading?, end: Int) {
      (.reject(reason, byte: start, line: line), lineEnd(from: start))
    }
    var place = start
    while place < bytes.count {
      guard feed(bytes[place]) else { return reject(.quoting) }
      if row.hasEnded { return (.record(row.fields, byte: start, line: line), afterEnd(place)) }
      let isTerminator = bytes[place] == 10 || bytes[place] == 13
      if isTerminator, parser.pstate == 0 { return (nil, afterEnd(place)) }
      if place - start >= maxRecordBytes { return reject(.recordTooLong) }
      place += 1
    }
    guard csv_fini(&parser, takeField, takeEnd, context) == 0 else { return reject(.quoting) }
    return (row.hasEnded ? .record(row.fields, byte: start, line: line) : nil, bytes.count)
  }

  private func afterEnd(_ place: Int) -> Int {
    bytes[place] == 13 && place + 1 < bytes.count && bytes[place + 1] == 10 ? place + 2 : place + 1
  }

  private func lineEnd(from start: Int) -> Int {
    guard let end = bytes[start...].firstIndex(where: { $0 == 10 || $0 == 13 }) else { return bytes.count }
    return afterEnd(end)
  }

  private func lines(_ start: Int, _ end: Int) -> Int {
    var count = 0
    var place = start
    while place < end {
      if bytes[place] == 10 || bytes[place] == 13 {
        count += 1
        place = afterEnd(place)
      } else {
        place += 1
      }
    }
    return count
  }

  private let takeField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    Unmanaged<Row>.fromOpaque($2!).takeUnretainedValue().fields.append(
      Array(UnsafeRawBufferPointer(start: $0, count: $1)))
  }
  private let takeEnd: @convention(c) (CInt, UnsafeMutableRawPointer?) -> Void = {
    Unmanaged<Row>.fromOpaque($1!).takeUnretainedValue().hasEnded = true
  }

  init(_ bytes: [UInt8], delimiter: UInt8 = 44, maxRecordBytes: Int = 1 << 20) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.maxRecordBytes = maxRecordBytes
  }
}
