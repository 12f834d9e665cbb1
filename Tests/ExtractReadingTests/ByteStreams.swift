import Differential

@testable import ExtractReading

/// Bytes that come in pieces of random size, as from a pipe; at the end they stop, or fail.
final class PiecewiseStream: ByteStream {
  private let bytes: [UInt8]
  private let failure: ExtractError?
  private var random: SplitMix
  private(set) var bytesConsumed = 0

  init(_ bytes: [UInt8], seed: UInt64, failure: ExtractError? = nil) {
    self.bytes = bytes
    self.failure = failure
    random = SplitMix(seed: seed)
  }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    let left = bytes[bytesConsumed...]
    if left.isEmpty, let failure { throw failure }
    let count = min(left.count, buffer.count, 1 + random.below(random.pick([1, 8, 200])))
    buffer.copyBytes(from: left.prefix(count))
    bytesConsumed += count
    return count
  }
}

extension StreamSource {
  /// Bytes that are kept in memory.
  var keptBytes: Int {
    // What was dropped is one block, many times.
    Set(blocks.map(\.baseAddress)).count * (blocks.first?.count ?? 0)
  }
}
