import Buffers
import CZstd

/// The text of a Zstandard stream, all its frames.
///
/// **Invariant.** The context is this stream's own, and writes no more than the room that it is told of.
@safe
final class ZstandardStream: ByteStream {
  private let compressed: InputWindow
  private let context: OpaquePointer
  /// A frame has begun and not ended.
  private var isInFrame = false

  /// - Parameter limit: on how much text the bytes may hold.
  init(_ stream: any ByteStream, path: String, limit: ExpansionLimit = .usual) {
    compressed = InputWindow(stream, path: path, limit: limit)
    guard let context = unsafe ZSTD_createDStream() else { OutOfMemory.end() }
    unsafe self.context = unsafe context
  }

  deinit { unsafe ZSTD_freeDStream(context) }

  var bytesConsumed: Int { compressed.bytesConsumed }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    var output = unsafe ZSTD_outBuffer(dst: buffer.baseAddress!, size: buffer.count, pos: 0)
    while unsafe output.pos == 0 {
      if try compressed.isEmpty() {
        // What the decoder still holds comes out without input.
        guard isInFrame else { return 0 }
        var nothing = unsafe ZSTD_inBuffer(src: nil, size: 0, pos: 0)
        let left = unsafe ZSTD_decompressStream(context, &output, &nothing)
        if ZSTD_isError(left) != 0 { throw corrupt(left) }
        if unsafe output.pos == 0 { throw corrupt("it ends in the middle") }
        isInFrame = left != 0
        break
      }
      let left = unsafe compressed.use { next, count in
        var input = unsafe ZSTD_inBuffer(src: next, size: count, pos: 0)
        let left = unsafe ZSTD_decompressStream(context, &output, &input)
        unsafe next = unsafe next! + input.pos
        unsafe count -= input.pos
        return left
      }
      if ZSTD_isError(left) != 0 { throw corrupt(left) }
      isInFrame = left != 0
    }
    try unsafe compressed.write(output.pos)
    return unsafe output.pos
  }

  private func corrupt(_ code: Int) -> ExtractError {
    if ZSTD_getErrorCode(code) == ZSTD_error_memory_allocation { OutOfMemory.end() }
    return unsafe corrupt(String(cString: ZSTD_getErrorName(code)))
  }

  private func corrupt(_ detail: String) -> ExtractError {
    compressed.corrupt("Zstandard", detail)
  }
}
