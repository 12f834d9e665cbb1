/// Where a field's bytes lie in its batch.
public struct FieldSlice {
  public var offset: UInt32
  public var count: UInt32
}

/// Records of one range, cut into the fields that were asked for.
///
/// Only valid during the call that hands it over: the bytes live in a buffer that is used again.
/// Fields are trimmed and unquoted as libcsv does it; at least 16 readable bytes follow each field.
public struct RecordBatch: ~Copyable {
  /// Where field offsets count from.
  public let bytes: UnsafePointer<UInt8>
  /// The fields, record by record, `columns` to a record.
  public let fields: UnsafePointer<FieldSlice>
  /// How many fields of each record were asked for.
  public let columns: Int
  /// How many records there are.
  public let count: Int
  /// The place of the first record among all records of the range, from 0.
  public let firstRecord: Int

  let starts: UnsafePointer<UInt32>
  let ends: UnsafePointer<UInt32>
  let origin: Int
  let segmentStart: Int
  let firstLine: Int

  /// Byte offset in the extract at which a record starts.
  public func byte(ofRecord record: Int) -> Int { origin + Int(starts[record]) }

  /// The physical line on which a record starts, counted from 0 at the start of the range.
  ///
  /// - Complexity: linear in the bytes of the batch; for the few records that are reported.
  public func line(ofRecord record: Int) -> Int {
    let start = Int(starts[record])
    return firstLine
      + countLines(UnsafeBufferPointer(start: bytes + segmentStart, count: start - segmentStart))
  }

  /// The lines of all records, as `line(ofRecord:)` gives them, in one pass over the batch.
  public func lines() -> [Int] {
    var line = firstLine
    var place = segmentStart
    return (0..<count).map { record in
      let start = Int(starts[record])
      // A record starts at the start of a line, so no CRLF is cut in two.
      line += countLines(UnsafeBufferPointer(start: bytes + place, count: start - place))
      place = start
      return line
    }
  }

  /// How many bytes a record has, its terminator not counted.
  public func byteCount(ofRecord record: Int) -> Int { Int(ends[record]) - Int(starts[record]) }

  /// A record's bytes as they stand in the extract, at most `limit` of them.
  public func raw(ofRecord record: Int, limit: Int = RefusedRecord.rawLimit) -> [UInt8] {
    let start = Int(starts[record])
    return Array(UnsafeBufferPointer(start: bytes + start, count: min(Int(ends[record]) - start, limit)))
  }

  /// A field's bytes.
  public func field(_ column: Int, ofRecord record: Int) -> UnsafeBufferPointer<UInt8> {
    let slice = fields[record * columns + column]
    return UnsafeBufferPointer(start: bytes + Int(slice.offset), count: Int(slice.count))
  }
}
