import ExtractReading

extension DifferentialCase {
  /// The case that a fuzzer's bytes stand for: four bytes say how to read, the others are the extract.
  ///
  /// - Returns: `nil` where there are too few.
  public init?(fuzzed bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 4 else { return nil }
    let (size, ways, limit, fields) = (Int(bytes[0]), Int(bytes[1]), Int(bytes[2]), Int(bytes[3]))
    self.init([Extract(Array(bytes[4...]))], rangeSize: size % 200 + 1, threads: ways % 4 + 1)
    level = ScanLevel.available[ways / 4 % ScanLevel.available.count]
    dialect = Dialect(
      delimiter: Array(",,;\t".utf8)[ways / 16 % 4], maxRecordBytes: limit < 128 ? 1 << 20 : limit - 128)
    if fields % 2 == 0 {
      let expected = fields / 2 % 4 + 1
      columns = Columns(wanted: [fields / 8 % expected, expected - 1], expected: expected)
    }
  }

  public var byteCount: Int { extracts.reduce(0) { $0 + $1.bytes.count } }
}
