/// Reads the header of an extract: the one record whose fields name the others.
public struct HeaderReader {
  public struct Header: Sendable {
    /// The fields as bytes, trimmed and unquoted.
    public let fields: [[UInt8]]
    /// Its physical line, 1-based.
    public let row: Int
    /// Byte offset of the first record.
    public let dataStart: Int
    /// Physical lines before the first record.
    public let lines: Int
    /// The lines above the header; one `sep=;`, and blank ones above that, are none.
    public let above: [Line]
    /// The rows behind the header that are skipped, and blank ones between them.
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

  /// No more bytes of blank rows are passed over.
  private static let maxBlankBytes = 64 << 10
  /// A header of more bytes has a quote that never closes.
  private static let maxBytes = 1 << 20

  /// - Parameters:
  ///   - source: the extract's bytes.
  ///   - start: byte offset of the first line (after a byte order mark).
  ///   - row: the physical line of the header, 1-based, or of blank rows or a `SeparatorLine` above it.
  ///   - skippedRows: records after the header that are not data; blank rows before each of them are passed over, too.
  ///   - dialect: how fields are told apart.
  ///   - isBlank: whether a row, as it stands in the extract, has nothing but delimiters and white space.
  /// - Throws: `noHeader` where the extract ends first, `blankRows` where it does not after 64 KiB of them, `malformedHeader` where
  ///   quotes are broken.
  public static func read(
    _ source: any ByteSource, from start: Int, row: Int, skippedRows: Int, dialect: Dialect,
    isBlank: ([UInt8]) -> Bool
  ) throws(ExtractError) -> Header {
    var buffer = ReadBuffer()
    try buffer.load(source, from: start, atLeast: 64 << 10)
    let judge = RecordJudge(delimiter: dialect.delimiter)
    var position = 0
    var above: [Line] = []
    var number = 1
    if let separator = buffer.separatorLine {
      position = separator.count
      number += separator.lines
    }
    while number < row {
      let byte = start + position
      guard let raw = try skipLine(&buffer, &position) else {
        throw ExtractError(.malformedHeader(row: number, .tooLong(limit: maxBytes)), path: source.path)
      }
      above.append(Line(number: number, byte: byte, raw: raw))
      number += 1
      if position == buffer.count { try buffer.extend() }
      if position >= buffer.count { throw ExtractError(.noHeader(row: row), path: source.path) }
    }
    let firstBlank = (position: position, number: number)
    while true {
      var next = position
      guard let raw = try skipLine(&buffer, &next) else { break }
      let line = Line(number: number, byte: start + position, raw: raw)
      guard next > position, line.isBlank(isBlank) else { break }
      if next - firstBlank.position > maxBlankBytes {
        throw ExtractError(.blankRows(row: firstBlank.number, limit: maxBlankBytes), path: source.path)
      }
      above.append(line)
      (position, number) = (next, number + 1)
    }
    let row = number
    guard let end = try readRecord(judge, &buffer, position, row: row, path: source.path),
      !judge.fieldEnds.isEmpty
    else { throw ExtractError(.noHeader(row: row), path: source.path) }
    let fields = judge.fields
    number += lines(of: buffer, position..<end)
    position = end
    var below: [Line] = []
    var (left, blankBytes) = (skippedRows, 0)
    while left > 0 {
      guard
        let next = try readRecord(
          judge, &buffer, position, row: row + 1 + skippedRows - left, path: source.path)
      else { break }
      let line = Line(number: number, byte: start + position, raw: buffer.record(position..<next))
      below.append(line)
      if line.isBlank(isBlank) { blankBytes += next - position } else { left -= 1 }
      if blankBytes > maxBlankBytes {
        throw ExtractError(.blankRows(row: row + 1, limit: maxBlankBytes), path: source.path)
      }
      number += lines(of: buffer, position..<next)
      position = next
    }
    return Header(
      fields: fields, row: row, dataStart: start + position, lines: number - 1, above: above, below: below)
  }

  private static func lines(of buffer: borrowing ReadBuffer, _ bytes: Range<Int>) -> Int {
    unsafe countLines(UnsafeBufferPointer(start: buffer.bytes + bytes.lowerBound, count: bytes.count))
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

  /// - Returns: the line's first bytes; `nil` where it is longer than a header may be.
  private static func skipLine(_ buffer: inout ReadBuffer, _ position: inout Int) throws(ExtractError)
    -> [UInt8]?
  {
    let start = position
    while true {
      position = buffer.firstLineEnd(from: position)
      if position - start > maxBytes { return nil }
      if position + 1 < buffer.count || buffer.isAtEnd { break }
      try buffer.extend()
    }
    let raw = (start..<min(position, start + RefusedRecord.rawLimit)).map { buffer[$0] }
    position = try buffer.afterLineEnd(at: position)
    return raw
  }
}

extension ReadBuffer {
  /// At most `RefusedRecord.rawLimit` bytes of a record, without its line end.
  fileprivate func record(_ bytes: Range<Int>) -> [UInt8] {
    let raw = bytes.prefix(RefusedRecord.rawLimit).map { self[$0] }
    return Array(raw.prefix(raw.count - raw.reversed().prefix { $0.endsLine }.count))
  }

  fileprivate var separatorLine: SeparatorLine? {
    SeparatorLine((0..<min(count, SeparatorLine.searched)).map { self[$0] })
  }
}

extension HeaderReader.Line {
  /// A quote that is still open at the end of the line may hold anything, and so may what was cut off.
  fileprivate func isBlank(_ isBlank: ([UInt8]) -> Bool) -> Bool {
    raw.count < RefusedRecord.rawLimit && raw.count { $0 == Byte.quote }.isMultiple(of: 2) && isBlank(raw)
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
