/// Compressed bytes on their way to a decompressor.
///
/// **Invariant.** `next` points to `count` bytes in `storage` that were read and are not used yet.
@safe
final class InputWindow {
  private let stream: any ByteStream
  private let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
  private var next: UnsafePointer<UInt8>?
  private var count = 0
  private var isAtEnd = false

  init(_ stream: any ByteStream) { self.stream = stream }

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
}
