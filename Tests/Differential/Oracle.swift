import CLibCSV
public import ExtractReading

/// The obvious reader: plain libcsv in strict mode from start to end, one byte at a time, one physical line given up
/// for each error. An unquoted field `="…"` is given to it as it should have been written, `"=""…"""`.
public struct Oracle {
  private final class Row {
    var fields: [[UInt8]] = []
    var hasEnded = false
  }

  private let bytes: [UInt8]
  private let dialect: Dialect
  private let expectedFields: Int?

  /// - Parameter expectedFields: how many fields a record must have (more are forgiven where blank); any number if `nil`.
  public init(_ bytes: [UInt8], dialect: Dialect, expectedFields: Int? = nil) {
    self.bytes = bytes
    self.dialect = dialect
    self.expectedFields = expectedFields
  }

  /// All records, refused ones too, from byte `start` on, which is behind `lines` physical lines.
  public func readings(from start: Int = 0, lines: Int = 0) -> [Reading] {
    var readings: [Reading] = []
    var (start, line) = (start, lines)
    while start < bytes.count {
      let (content, rawEnd, end) = readOne(from: start)
      if let content {
        let raw = Array(bytes[start..<rawEnd].prefix(RefusedRecord.rawLimit))
        readings.append(Reading(content: content, byte: start, line: line, raw: raw))
      }
      line += lineEnds(start, end)
      start = end
    }
    return readings
  }

  private func readOne(from start: Int) -> (Reading.Content?, rawEnd: Int, end: Int) {
    var parser = csv_parser()
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    csv_set_delim(&parser, dialect.delimiter)
    defer { csv_free(&parser) }
    let row = Row()
    let context = Unmanaged.passUnretained(row).toOpaque()
    func refuse(_ kind: FormFault.Kind) -> (Reading.Content?, rawEnd: Int, end: Int) {
      let end = bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
      return (.refused(kind), end, afterEnd(end))
    }
    var place = start
    while place < bytes.count {
      // libcsv's states 0 and 1: before a field.
      if parser.pstate <= 1 {
        switch formula(at: place, before: start + dialect.maxRecordBytes + 2) {
        case .none: break
        case .open: return refuse(.tooLong)
        case .closed(let end):
          let quoted: [UInt8] = [34] + bytes[place..<end].flatMap { $0 == 34 ? [34, 34] : [$0] } + [34]
          guard csv_parse(&parser, quoted, quoted.count, takeField, takeEnd, context) == quoted.count else {
            return refuse(.quoting)
          }
          if end - 1 - start >= dialect.maxRecordBytes { return refuse(.tooLong) }
          place = end
          continue
        }
      }
      var byte = bytes[place]
      guard csv_parse(&parser, &byte, 1, takeField, takeEnd, context) == 1 else { return refuse(.quoting) }
      if row.hasEnded {
        return isMiscounted(row) ? refuse(.fieldCount) : (.record(row.fields), place, afterEnd(place))
      }
      // libcsv's state 0: nothing of a record has been seen.
      if byte == 10 || byte == 13, parser.pstate == 0 { return (nil, place, afterEnd(place)) }
      if place - start >= dialect.maxRecordBytes { return refuse(.tooLong) }
      place += 1
    }
    guard csv_fini(&parser, takeField, takeEnd, context) == 0 else { return refuse(.quoting) }
    if row.hasEnded, isMiscounted(row) { return refuse(.fieldCount) }
    return (row.hasEnded ? .record(row.fields) : nil, bytes.count, bytes.count)
  }

  private enum Formula {
    case none, open, closed(end: Int)
  }

  /// Whether an unquoted field `="…"` starts at `place`; it is open where the bytes before `limit` do not say.
  private func formula(at place: Int, before limit: Int) -> Formula {
    let ends = [10, 13, dialect.delimiter]
    let field = bytes[place..<min(max(limit, place), bytes.count)]
    guard dialect.delimiter != 61, field.starts(with: [61, 34]) else { return .none }
    let inner = field.dropFirst(2).prefix { $0 != 34 && !ends.contains($0) }
    let behind = field[inner.endIndex...]
    if behind.isEmpty { return field.endIndex == bytes.count ? .none : .open }
    guard behind.first == 34 else { return .none }
    let next = behind.dropFirst().drop { [9, 32].contains($0) && !ends.contains($0) }
    if next.isEmpty, field.endIndex < bytes.count { return .open }
    return next.isEmpty || ends.contains(next.first!) ? .closed(end: inner.endIndex + 1) : .none
  }

  private func isMiscounted(_ row: Row) -> Bool {
    guard let expectedFields else { return false }
    return row.fields.count < expectedFields || !row.fields[expectedFields...].allSatisfy(\.isEmpty)
  }

  private func afterEnd(_ place: Int) -> Int {
    if place == bytes.count { return place }
    return bytes[place] == 13 && place + 1 < bytes.count && bytes[place + 1] == 10 ? place + 2 : place + 1
  }

  private func lineEnds(_ start: Int, _ end: Int) -> Int {
    (start..<end).count { bytes[$0] == 10 && ($0 == start || bytes[$0 - 1] != 13) || bytes[$0] == 13 }
  }

  private let takeField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    Unmanaged<Row>.fromOpaque($2!).takeUnretainedValue().fields.append(
      Array(UnsafeRawBufferPointer(start: $0, count: $1)))
  }
  private let takeEnd: @convention(c) (CInt, UnsafeMutableRawPointer?) -> Void = {
    Unmanaged<Row>.fromOpaque($1!).takeUnretainedValue().hasEnded = true
  }
}

extension Reading {
  /// The same piece for a reader that wants some columns only.
  func selecting(_ columns: [Int]) -> Reading {
    guard case .record(let fields) = content else { return self }
    var selected = self
    selected.content = .record(columns.map { fields[$0] })
    return selected
  }
}
