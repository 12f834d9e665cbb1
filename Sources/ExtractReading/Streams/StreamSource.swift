/// A stream that keeps what was read until it is released, so that ranges of it can be read like a file's.
///
/// Invariant: every stored property below `lock` is touched only while it is held.
@safe
final class StreamSource: ByteSource, @unchecked Sendable {
  let path: String

  private let blockSize: Int
  /// Not the standard library's `Mutex`, which the thread sanitizer does not know for a lock.
  private let lock = Monitor()
  private let stream: any ByteStream
  /// Blocks in order; the first starts at `start`. All but the last are full.
  private(set) var blocks: [UnsafeMutableRawBufferPointer] = unsafe []
  private var start = 0
  /// Bytes read so far, from the beginning of the stream.
  private var end = 0
  private var isAtEnd = false
  private var failure: ExtractError?
  private var longLine: LongLine?

  init(path: String, stream: any ByteStream, blockSize: Int = 256 << 10) {
    self.path = path
    self.stream = stream
    self.blockSize = blockSize
  }

  deinit { unsafe blocks.forEach { unsafe free($0) } }

  func limitRecords(to bytes: Int) {
    lock.withLock { if longLine == nil { longLine = LongLine(limit: bytes, blockSize: blockSize) } }
  }

  var bytesConsumed: Int { lock.withLock { stream.bytesConsumed } }
  var textSize: Int? { lock.withLock { isAtEnd ? end : nil } }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    try lock.withLock { () throws(ExtractError) in
      try readOn(to: offset + buffer.count)
      return unsafe copy(from: offset, to: buffer)
    }
  }

  func reaches(_ offset: Int) throws(ExtractError) -> Bool {
    try lock.withLock { () throws(ExtractError) in
      try readOn(to: offset + 1)
      return offset < end
    }
  }

  /// Reads until `wanted` bytes or the end are reached. A failure is final: it comes again whenever what lies
  /// behind it is asked for.
  private func readOn(to wanted: Int) throws(ExtractError) {
    while end < wanted, !isAtEnd {
      if let failure { throw failure }
      do throws(ExtractError) { try readOn() } catch { failure = error }
    }
  }

  private func readOn() throws(ExtractError) {
    let used = (end - start) % blockSize
    if used == 0, unsafe end - start == blocks.count * blockSize {
      dropInsideOfLongLine()
      unsafe blocks.append(.allocate(byteCount: blockSize, alignment: 64))
    }
    let free = unsafe UnsafeMutableRawBufferPointer(rebasing: blocks.last![used...])
    let count = try unsafe stream.next(into: free)
    if count == 0 { isAtEnd = true }
    end += count
  }

  /// Replaces a block that says nothing but that a line goes on; to be called where all blocks are full.
  private func dropInsideOfLongLine() {
    guard let last = unsafe blocks.last, let index = unsafe longLine?.needless(behind: last, of: blocks.count)
    else {
      return
    }
    let filler = unsafe longLine!.takeFiller()
    unsafe free(blocks[index])
    unsafe blocks[index] = unsafe filler
  }

  private func free(_ block: UnsafeMutableRawBufferPointer) {
    if unsafe longLine?.isFiller(block) != true { unsafe block.deallocate() }
  }

  private func copy(from offset: Int, to buffer: UnsafeMutableRawBufferPointer) -> Int {
    precondition(offset >= start, "bytes that were released are asked for again")
    var done = 0
    while done < buffer.count, offset + done < end {
      let position = offset + done - start
      let block = unsafe blocks[position / blockSize]
      let within = position % blockSize
      let count = min(blockSize - within, buffer.count - done, end - offset - done)
      unsafe (buffer.baseAddress! + done).copyMemory(from: block.baseAddress! + within, byteCount: count)
      done += count
    }
    return done
  }

  func release(before offset: Int) {
    lock.withLock {
      var count = 0
      while unsafe count < blocks.count, start + blockSize <= min(offset, end) {
        unsafe free(blocks[count])
        count += 1
        start += blockSize
      }
      unsafe blocks.removeFirst(count)
    }
  }
}
