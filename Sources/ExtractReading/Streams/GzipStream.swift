import Buffers
import CInflate

/// The text of a gzip stream, all its members.
///
/// **Invariant.** The inflater is this stream's own, and writes no more than the room that it is told of.
@safe
final class GzipStream: ByteStream {
  private let compressed: InputWindow
  private let inflater: OpaquePointer
  /// A member has begun and not ended.
  private var isInMember = false

  /// - Parameter limit: on how much text the bytes may hold.
  init(_ stream: any ByteStream, path: String, limit: ExpansionLimit = .usual) {
    compressed = InputWindow(stream, path: path, limit: limit)
    guard let inflater = unsafe inflater_new() else { OutOfMemory.end() }
    unsafe self.inflater = unsafe inflater
  }

  deinit { unsafe inflater_free(inflater) }

  var bytesConsumed: Int { compressed.bytesConsumed }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    var output: UnsafeMutablePointer<UInt8>? = unsafe buffer.baseAddress!.assumingMemoryBound(to: UInt8.self)
    var room = buffer.count
    while room == buffer.count {
      if try compressed.isEmpty() {
        if isInMember { throw corrupt("it ends in the middle") }
        return 0
      }
      if !isInMember, try !startsMember() { return 0 }
      isInMember = true
      let outcome = unsafe compressed.use { input, count in
        unsafe inflater_run(inflater, &input, &count, &output, &room)
      }
      switch outcome {
      case INFLATE_MORE: break
      case INFLATE_MEMBER_END:
        isInMember = false
        unsafe inflater_reset(inflater)
      case INFLATE_BAD_CHECKSUM: throw corrupt("a checksum is wrong")
      case INFLATE_BAD_WRAPPER: throw corrupt("a header is not gzip's")
      default: throw corrupt("the compressed data is invalid")
      }
    }
    try compressed.write(buffer.count - room)
    return buffer.count - room
  }

  /// Behind the last member zeros may follow, as tapes and blocks pad; anything else is damage.
  private func startsMember() throws(ExtractError) -> Bool {
    guard compressed.first == 0 else { return true }
    while try !compressed.isEmpty() {
      guard compressed.first == 0 else { throw corrupt("something that is not gzip follows") }
      unsafe compressed.use { input, count in
        unsafe input = unsafe input! + 1
        count -= 1
      }
    }
    return false
  }

  private func corrupt(_ detail: String) -> ExtractError {
    compressed.corrupt("gzip", detail)
  }
}
