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
  }

  /// A physical line above the header.
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
    for step in 0..<skippedRows {
      guard let end = try readRecord(judge, &buffer, position, row: row + 1 + step, path: source.path)
      else { break }
      position = end
    }
    let lines = unsafe countLines(UnsafeBufferPointer(start: buffer.bytes, count: position))
    return Header(fields: fields, dataStart: start + position, lines: lines, above: above)
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
  /// Whether the first line is `sep=` and one character.
  fileprivate var startsWithSeparatorLine: Bool {
    let mark = Array("sep=".utf8)
    guard count >= 5, mark.indices.allSatisfy({ self[$0] | 0x20 == mark[$0] | 0x20 }) else { return false }
    return count == 5 || self[5].endsLine
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
