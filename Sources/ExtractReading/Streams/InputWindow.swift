/// Compressed bytes on their way to a decompressor, and how much text they have come to.
///
/// **Invariant.** `next` points to `count` bytes in `storage` that were read and are not used yet.
@safe
final class InputWindow {
  private let stream: any ByteStream
  private let path: String
  private let limit: ExpansionLimit
  private let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
  private var next: UnsafePointer<UInt8>?
  private var count = 0
  private var isAtEnd = false
  /// Bytes of text.
  private var written = 0

  /// - Parameter limit: on how much text the bytes may hold.
  init(_ stream: any ByteStream, path: String, limit: ExpansionLimit) {
    self.stream = stream
    self.path = path
    self.limit = limit
  }

  deinit { unsafe storage.deallocate() }

  var bytesConsumed: Int { stream.bytesConsumed }
  /// Only while not empty.
  var first: UInt8 { unsafe next!.pointee }

  /// Whether nothing is left; reads on where the window is used up.
  func isEmpty() throws(ExtractError) -> Bool {
    if count == 0, !isAtEnd {
      count = try unsafe stream.next(into: storage)
      unsafe next = unsafe UnsafePointer(storage.baseAddress!.assumingMemoryBound(to: UInt8.self))
      isAtEnd = count == 0
    }
    return count == 0
  }

  /// Lets a decompressor take bytes from the front.
  func use<Result>(_ body: (inout UnsafePointer<UInt8>?, inout Int) -> Result) -> Result {
    unsafe body(&next, &count)
  }

  /// Takes note of text.
  ///
  /// - Throws: `expands`.
  func write(_ more: Int) throws(ExtractError) {
    written += more
    try limit.require(written, from: bytesConsumed, path: path)
  }

  func corrupt(_ format: String, _ detail: String) -> ExtractError {
    ExtractError(.corrupt(format: format, detail: detail, byte: written), path: path)
  }
}
