/// Compressed bytes on their way to a decompressor.
final class InputWindow {
  private let stream: any ByteStream
  private let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
  private var place: UnsafePointer<UInt8>?
  private var count = 0
  private var isAtEnd = false

  init(_ stream: any ByteStream) { self.stream = stream }

  deinit { storage.deallocate() }

  var bytesConsumed: Int { stream.bytesConsumed }
  /// Only while not empty.
  var first: UInt8 { place!.pointee }

  /// Whether nothing is left; reads on where the window is used up.
  func isEmpty() throws(ExtractError) -> Bool {
    if count == 0, !isAtEnd {
      count = try stream.next(into: storage)
      place = UnsafePointer(storage.baseAddress!.assumingMemoryBound(to: UInt8.self))
      isAtEnd = count == 0
    }
    return count == 0
  }

  /// Lets a decompressor take bytes from the front.
  func use<Result>(_ body: (inout UnsafePointer<UInt8>?, inout Int) -> Result) -> Result {
    body(&place, &count)
  }
}
