import CInflate

/// The text of a gzip stream, all its members.
final class GzipStream: ByteStream {
  private let compressed: InputWindow
  private let path: String
  private let inflater: OpaquePointer
  private var written = 0
  /// A member has begun and not ended.
  private var isInMember = false

  init(_ stream: any ByteStream, path: String) {
    compressed = InputWindow(stream)
    self.path = path
    guard let inflater = inflater_new() else { fatalError("out of memory") }
    self.inflater = inflater
  }

  deinit { inflater_free(inflater) }

  var bytesConsumed: Int { compressed.bytesConsumed }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    var output: UnsafeMutablePointer<UInt8>? = buffer.baseAddress!.assumingMemoryBound(to: UInt8.self)
    var room = buffer.count
    while room == buffer.count {
      if try compressed.isEmpty() {
        if isInMember { throw corrupt("it ends in the middle") }
        return 0
      }
      if !isInMember, try !startsMember() { return 0 }
      isInMember = true
      let outcome = compressed.use { input, count in
        inflater_run(inflater, &input, &count, &output, &room)
      }
      switch outcome {
      case INFLATE_MORE: break
      case INFLATE_MEMBER_END:
        isInMember = false
        inflater_reset(inflater)
      case INFLATE_BAD_CHECKSUM: throw corrupt("a checksum is wrong")
      case INFLATE_BAD_WRAPPER: throw corrupt("a header is not gzip's")
      default: throw corrupt("the compressed data is invalid")
      }
    }
    written += buffer.count - room
    return buffer.count - room
  }

  /// Behind the last member zeros may follow, as tapes and blocks pad; anything else is damage.
  private func startsMember() throws(ExtractError) -> Bool {
    guard compressed.first == 0 else { return true }
    while try !compressed.isEmpty() {
      guard compressed.first == 0 else { throw corrupt("something that is not gzip follows") }
      compressed.use { input, count in
        input = input! + 1
        count -= 1
      }
    }
    return false
  }

  private func corrupt(_ detail: String) -> ExtractError {
    ExtractError(.corrupt(format: "gzip", detail: detail, byte: written), path: path)
  }
}

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
