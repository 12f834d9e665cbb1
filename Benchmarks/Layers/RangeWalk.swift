import CByteScan
import Dispatch
import ExtractReading

/// Goes over an extract in ranges, as the fold does, but only up to one of the layers of reading.
///
/// For generated extracts in UTF-8: no line end lies inside quotes, so that the guess where a range's first record
/// starts is always right.
struct RangeWalk {
  private let source: any ByteSource
  private let header: HeaderReader.Header
  /// The columns that the benchmark's pipeline needs without the duplicate check.
  private let columns: [Int]
  let size: Int

  /// What the fold reads at a time, and what it scans at a time.
  private static let rangeSize = 512 << 10
  private static let segment = 32 << 10
  private static let slack = 4096

  init(_ path: String) throws {
    source = try SourceOpening.open(path)
    header = try HeaderReader.read(source, from: 0, row: 1, skippedRows: 0, dialect: Dialect()) { _ in false }
    let names = header.fields.map { String(decoding: $0, as: UTF8.self) }
    columns = ["学校代码", "专业代码", "毕业去向代码", "单位所在地代码"].compactMap { names.firstIndex(of: $0) }
    size = source.bytesConsumed
  }

  // MARK: Layers

  func read(threads: Int) throws {
    _ = try overRanges(threads: threads) { range in
      let buffer = RangeBuffer(Self.rangeSize)
      return { range in try source.read(at: range.lowerBound, into: buffer.bytes(range.count)) }
    }
  }

  /// - Returns: how many lines there are.
  func scan(threads: Int) throws -> Int {
    try overRanges(threads: threads) { _ in
      let buffer = RangeBuffer(Self.rangeSize + Self.slack)
      let lines = LineScan(capacity: Self.segment)
      return { range in
        let isFirst = range.lowerBound == header.dataStart
        let start = isFirst ? range.lowerBound : range.lowerBound - 1
        let bytes = buffer.bytes(range.upperBound - start + Self.slack)
        let count = try source.read(at: start, into: bytes)
        return lines.count(
          bytes, count: count, skipsFirst: !isFirst, before: range.upperBound - start,
          isFinal: start + count == size)
      }
    }
  }

  /// - Returns: how many records there are.
  func cut(threads: Int) throws -> Int {
    try overRanges(threads: threads) { _ in
      let reader = RangeReader(dialect: Dialect(), columns: columns, expectedFields: header.fields.count)
      let counter = RecordCounter()
      return { range in
        let start =
          range.lowerBound == header.dataStart ? RangeReader.Start.known(range.lowerBound) : .guessed
        return try reader.read(range, of: source, from: start, into: counter).records
      }
    }
  }

  // MARK: Threads

  /// Shares the ranges out in turn.
  ///
  /// - Parameter walker: makes what one thread uses for all its ranges.
  /// - Returns: the sum over all ranges.
  private func overRanges(
    threads: Int, _ walker: (Int) -> (Range<Int>) throws -> Int
  ) throws -> Int {
    let starts = Array(stride(from: header.dataStart, to: size, by: Self.rangeSize))
    let walkers = (0..<threads).map(walker)
    // Each thread writes its own place.
    nonisolated(unsafe) let results = UnsafeMutableBufferPointer<Result<Int, any Error>>.allocate(
      capacity: threads)
    defer { results.deinitialize().deallocate() }
    nonisolated(unsafe) let team = walkers
    let size = size
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let result = Result {
        try stride(from: thread, to: starts.count, by: threads).reduce(0) { sum, index in
          try sum + team[thread](starts[index]..<min(starts[index] + Self.rangeSize, size))
        }
      }
      results.initializeElement(at: thread, to: result)
    }
    return try results.reduce(0) { try $0 + $1.get() }
  }
}

/// Takes records and does nothing with them.
private final class RecordCounter: RecordSink {
  func take(_ batch: borrowing RecordBatch) {}
  func refuse(_ record: borrowing RefusedRecord) {}
}
