import ExtractReading

/// Where a record stands, as it travels beside its sighting: 16 bytes.
struct RecordPlace: BitwiseCopyable {
  /// Byte offset in the (decoded) extract.
  private let byteBits: UInt64
  /// 48 bits of the line above 16 of the count: more lines than an extract can have.
  private let lineAndCount: UInt64

  /// - Parameters:
  ///   - line: of the range, 1-based.
  ///   - count: bytes of the record's text, of which no more than `RefusedRecord.rawLimit` are ever shown.
  init(byte: Int, line: Int, count: Int) {
    byteBits = UInt64(byte)
    lineAndCount = UInt64(line) << 16 | UInt64(min(count, RefusedRecord.rawLimit))
  }

  var byte: Int { Int(truncatingIfNeeded: byteBits) }
  var line: Int { Int(lineAndCount >> 16) }
  var count: Int { Int(lineAndCount & 0xFFFF) }
}
