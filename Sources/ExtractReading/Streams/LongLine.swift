import Glibc

/// What a stream need not keep of a line that is longer than a record may be.
///
/// Such a line is refused: a record that starts with it is too long, and one that starts before it as well. Of all but its
/// start (so much that it is seen to be too long) and its end only the one thing matters that it goes on.
///
/// **Invariant.** `filler` holds no line end, and is this value's own until the stream is gone.
@safe
final class LongLine {
  /// Stands for what is dropped; made with the first such block, as hardly any stream has one.
  private var filler: UnsafeMutableRawBufferPointer?
  private let blockSize: Int
  /// Full blocks without a line end that are kept where they are the first of a row: as much of a line as says that it is
  /// too long, and is shown of it.
  private let keptAtStart: Int
  /// The same of the last: what a file ends with is looked at.
  private let keptAtEnd: Int
  /// Full blocks in a row, up to the last, without a line end.
  private var row = 0

  /// - Parameter limit: the most bytes of a record.
  init(limit: Int, blockSize: Int) {
    self.blockSize = blockSize
    keptAtStart = max(limit, RefusedRecord.rawLimit) / blockSize + 2
    keptAtEnd = RefusedRecord.rawLimit / blockSize + 2
  }

  deinit { unsafe filler?.deallocate() }

  /// What stands in the place of a block from now on; to be given back to nobody.
  func takeFiller() -> UnsafeMutableRawBufferPointer {
    if let filler = unsafe filler { return unsafe filler }
    let made = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 64)
    unsafe made.initializeMemory(as: UInt8.self, repeating: UInt8(ascii: "x"))
    unsafe filler = unsafe made
    return unsafe made
  }

  /// Whether a block is what stands for dropped ones.
  func isFiller(_ block: UnsafeMutableRawBufferPointer) -> Bool {
    unsafe block.baseAddress == filler?.baseAddress
  }

  /// Takes note of a block that is full.
  ///
  /// - Returns: the index of one that may be dropped, of all blocks; `nil` where there is none.
  func needless(behind block: UnsafeMutableRawBufferPointer, of count: Int) -> Int? {
    row = unsafe Self.endsLine(block) ? 0 : row + 1
    return row > keptAtStart + keptAtEnd ? count - 1 - keptAtEnd : nil
  }

  /// Nearly every block does so within its first few hundred bytes.
  private static func endsLine(_ block: UnsafeMutableRawBufferPointer) -> Bool {
    [Byte.lineFeed, Byte.carriageReturn].contains { byte in
      unsafe memchr(block.baseAddress!, CInt(byte), block.count) != nil
    }
  }
}
