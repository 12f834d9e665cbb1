import CZstd

/// The text of a Zstandard stream, all its frames.
final class ZstandardStream: ByteStream {
  private let compressed: InputWindow
  private let path: String
  private let context: OpaquePointer
  private var written = 0
  /// A frame has begun and not ended.
  private var isInFrame = false

  init(_ stream: any ByteStream, path: String) {
    compressed = InputWindow(stream)
    self.path = path
    guard let context = ZSTD_createDStream() else { fatalError("out of memory") }
    self.context = context
  }

  deinit { ZSTD_freeDStream(context) }

  var bytesConsumed: Int { compressed.bytesConsumed }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    var output = ZSTD_outBuffer(dst: buffer.baseAddress!, size: buffer.count, pos: 0)
    while output.pos == 0 {
      if try compressed.isEmpty() {
        // What the decoder still holds comes out without input.
        guard isInFrame else { return 0 }
        var nothing = ZSTD_inBuffer(src: nil, size: 0, pos: 0)
        let left = ZSTD_decompressStream(context, &output, &nothing)
        if ZSTD_isError(left) != 0 { throw corrupt(left) }
        if output.pos == 0 { throw corrupt("it ends in the middle") }
        isInFrame = left != 0
        break
      }
      let left = compressed.use { place, count in
        var input = ZSTD_inBuffer(src: place, size: count, pos: 0)
        let left = ZSTD_decompressStream(context, &output, &input)
        place = place! + input.pos
        count -= input.pos
        return left
      }
      if ZSTD_isError(left) != 0 { throw corrupt(left) }
      isInFrame = left != 0
    }
    written += output.pos
    return output.pos
  }

  private func corrupt(_ code: Int) -> ExtractError { corrupt(String(cString: ZSTD_getErrorName(code))) }

  private func corrupt(_ detail: String) -> ExtractError {
    ExtractError(.corrupt(format: "Zstandard", detail: detail, byte: written), path: path)
  }
}
