/// Reads the header of an extract: the one record whose fields name the others.
public struct HeaderReader {
  public struct Header: Sendable {
    /// The fields as bytes, trimmed and unquoted.
    public let fields: [[UInt8]]
    /// Byte offset of the first record.
    public let dataStart: Int
    /// Physical lines before the first record.
    public let lines: Int
    /// The lines above the header; a line `sep=;` is none.
    public let above: [Line]
    /// The rows behind the header that are skipped.
    public let below: [Line]
  }

  /// A row beside the header that is no record.
  public struct Line: Sendable {
    /// 1-based.
    public let number: Int
    /// Byte offset in the extract.
    public let byte: Int
    /// At most `RefusedRecord.rawLimit` bytes, without the line end.
    public let raw: [UInt8]
  }

  /// A header of more bytes has a quote that never closes.
  private static let maxBytes = 1 << 20

  /// - Parameters:
  ///   - start: byte offset of the first line (after a byte order mark).
  ///   - row: the physical line of the header, 1-based; a line `sep=;` at the start, by which spreadsheets are told the
  ///     delimiter, is not counted.
  ///   - skippedRows: records after the header that are not data.
  /// - Throws: `noHeader` where the extract ends first, `malformedHeader` where quotes are broken.
  public static func read(
    _ source: any ByteSource, from start: Int, row: Int, skippedRows: Int, dialect: Dialect
  ) throws(ExtractError) -> Header {
    var buffer = ReadBuffer()
    try buffer.load(source, from: start, atLeast: 64 << 10)
    let judge = RecordJudge(delimiter: dialect.delimiter)
    var position = 0
    var above: [Line] = []
    var number = 1
    if buffer.startsWithSeparatorLine {
      _ = try skipLine(&buffer, &position)
      number += 1
    }
    for _ in 1..<max(row, 1) {
      let byte = start + position
      above.append(Line(number: number, byte: byte, raw: try skipLine(&buffer, &position)))
      number += 1
      if position == buffer.count { try buffer.extend() }
      if position >= buffer.count { throw ExtractError(.noHeader(row: row), path: source.path) }
    }
    guard let end = try readRecord(judge, &buffer, position, row: row, path: source.path),
      !judge.fieldEnds.isEmpty
    else { throw ExtractError(.noHeader(row: row), path: source.path) }
    position = end
    let fields = judge.fields
    var below: [Line] = []
    for step in 0..<skippedRows {
      guard let end = try readRecord(judge, &buffer, position, row: row + 1 + step, path: source.path)
      else { break }
      below.append(
        Line(
          number: lines(of: buffer, to: position) + 1, byte: start + position,
          raw: buffer.record(position..<end)))
      position = end
    }
    return Header(
      fields: fields, dataStart: start + position, lines: lines(of: buffer, to: position), above: above,
      below: below)
  }

  private static func lines(of buffer: borrowing ReadBuffer, to end: Int) -> Int {
    unsafe countLines(UnsafeBufferPointer(start: buffer.bytes, count: end))
  }

  /// - Returns: where the record ends; `nil` where there is none.
  private static func readRecord(
    _ judge: RecordJudge, _ buffer: inout ReadBuffer, _ start: Int, row: Int, path: String
  ) throws(ExtractError) -> Int? {
    while true {
      let isFinal = buffer.isAtEnd
      switch unsafe judge.judge(buffer.bytes + start, count: buffer.count - start, isFinal: isFinal) {
      case .record(let end): return start + end
      case .blank(let end): return end == 0 ? nil : start + end
      case .malformed(let at):
        let isOpen = isFinal && at == buffer.count - start
        let fault = unsafe FormFault(
          quotingBehind: UnsafeBufferPointer(start: buffer.bytes + start, count: at), isOpen: isOpen)
        throw ExtractError(.malformedHeader(row: row, fault), path: path)
      case .unfinished where buffer.count - start > Self.maxBytes:
        throw ExtractError(.malformedHeader(row: row, .tooLong(limit: Self.maxBytes)), path: path)
      case .unfinished: try buffer.extend()
      }
    }
  }

  /// - Returns: the line's first bytes.
  private static func skipLine(_ buffer: inout ReadBuffer, _ position: inout Int) throws(ExtractError)
    -> [UInt8]
  {
    let start = position
    while true {
      while position < buffer.count, !buffer[position].endsLine { position += 1 }
      if position + 1 < buffer.count || buffer.isAtEnd { break }
      try buffer.extend()
    }
    let raw = (start..<min(position, start + RefusedRecord.rawLimit)).map { buffer[$0] }
    if position < buffer.count {
      let isCR = buffer[position] == Byte.carriageReturn
      position += 1
      if isCR, position < buffer.count, buffer[position] == Byte.lineFeed { position += 1 }
    }
    return raw
  }
}

extension ReadBuffer {
  /// At most `RefusedRecord.rawLimit` bytes of a record, without its line end.
  fileprivate func record(_ bytes: Range<Int>) -> [UInt8] {
    let raw = bytes.prefix(RefusedRecord.rawLimit).map { self[$0] }
    return Array(raw.prefix(raw.count - raw.reversed().prefix { $0.endsLine }.count))
  }

  /// Whether the first line is `sep=` and one character.
  fileprivate var startsWithSeparatorLine: Bool {
    Delimiter.isSeparatorLine((0..<min(count, Delimiter.lineBytes)).map { self[$0] })
  }
}

extension RecordJudge {
  /// The fields of the last record.
  var fields: [[UInt8]] {
    var from = 0
    return fieldEnds.map { to in
      defer { from = to }
      return Array(content[from..<to])
    }
  }
}
