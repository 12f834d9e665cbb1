import ExtractReading

extension DifferentialCase {
  /// The case that a fuzzer's bytes stand for: four bytes say how to read, the others are the extract.
  ///
  /// - Returns: `nil` where there are too few.
  public init?(fuzzed bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 4 else { return nil }
    let (size, ways, limit, fields) = (Int(bytes[0]), Int(bytes[1]), Int(bytes[2]), Int(bytes[3]))
    self.init([Extract(Array(bytes[4...]))], rangeSize: size % 200 + 1, threads: ways % 4 + 1)
    steps.level = ScanLevel.available[ways / 4 % ScanLevel.available.count]
    (steps.segment, steps.slack) = [(32 << 10, 4096), (1, 1), (64, 1), (32 << 10, 7)][fields / 32 % 4]
    dialect = Dialect(
      delimiter: Array(",,;\t".utf8)[ways / 16 % 4], maxRecordBytes: limit < 128 ? 1 << 20 : limit - 128)
    if fields % 2 == 0 {
      let expected = fields / 2 % 4 + 1
      let first = fields / 8 % expected
      columns = Columns(wanted: [first] + (0..<first), expected: expected)
    }
  }

  public var byteCount: Int { extracts.reduce(0) { $0 + $1.bytes.count } }
}
