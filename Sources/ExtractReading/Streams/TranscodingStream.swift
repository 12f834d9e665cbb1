import Glibc

/// Text in an encoding that cannot be cut as bytes, transcoded to UTF-8.
///
/// What the encoding does not have becomes the byte 0xFF, which UTF-8 does not have: so the value it stands in is
/// refused like any other that cannot be decoded, and the rest of the extract is read.
///
/// **Invariant.** `pending` lies in `input`, `ready` in `output`, which keeps room for one byte more than iconv may write.
@safe
final class TranscodingStream: ByteStream {
  private static let invalid: UInt8 = 0xFF

  private let source: any ByteSource
  private let descriptor: iconv_t
  /// Bytes that are given up where a character cannot be decoded, as many as the shortest has.
  private let unitBytes: Int
  private var offset: Int
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  /// Bytes of `input` that are not transcoded yet.
  private var pending = 0..<0
  private var isAtEnd = false
  /// What is left of the input is the beginning of a character.
  private var isCutOff = false
  private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 192 << 10, alignment: 16)
  /// Bytes of `output` that are not handed on yet.
  private var ready = 0..<0

  /// - Parameter start: where the text starts, behind a byte order mark.
  /// - Throws: `unknownEncoding`.
  init(_ source: any ByteSource, from start: Int, encoding: TextEncoding) throws(ExtractError) {
    guard let opened = unsafe Iconv.open(encoding.name) else {
      throw ExtractError(.unknownEncoding(encoding.name), path: source.path)
    }
    unsafe descriptor = unsafe opened
    unitBytes = unsafe Self.unitBytes(of: opened)
    self.source = source
    offset = start
  }

  deinit {
    unsafe iconv_close(descriptor)
    unsafe input.deallocate()
    unsafe output.deallocate()
  }

  var bytesConsumed: Int { source.bytesConsumed }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    // A character may need more room than the caller has left, so text is made apart and handed on by the byte.
    while ready.isEmpty {
      if pending.isEmpty || isCutOff { try readOn() }
      if pending.isEmpty { return 0 }
      transcode()
    }
    let count = min(ready.count, buffer.count)
    unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: output[ready.prefix(count)]))
    ready = ready.dropFirst(count)
    return count
  }

  /// How many bytes a character takes at least: four zeros are four characters, two, or one.
  private static func unitBytes(of descriptor: iconv_t) -> Int {
    var (zeros, text): (UInt32, UInt64) = (0, 0)
    return unsafe withUnsafeMutableBytes(of: &zeros) { zeros in
      unsafe withUnsafeMutableBytes(of: &text) { text in
        var from: UnsafeMutablePointer<CChar>? = unsafe zeros.baseAddress!.assumingMemoryBound(to: CChar.self)
        var target: UnsafeMutablePointer<CChar>? = unsafe text.baseAddress!.assumingMemoryBound(
          to: CChar.self)
        var (left, room) = (zeros.count, text.count)
        unsafe iconv(descriptor, &from, &left, &target, &room)
        unsafe iconv(descriptor, nil, nil, nil, nil)
        return zeros.count / max(text.count - room, 1)
      }
    }
  }

  private func readOn() throws(ExtractError) {
    let rest = pending.count
    unsafe input.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[pending]))
    let free = unsafe UnsafeMutableRawBufferPointer(rebasing: input[rest...])
    let count = unsafe isAtEnd ? 0 : try source.read(at: offset, into: free)
    isAtEnd = count < free.count
    isCutOff = false
    offset += count
    source.release(before: offset)
    pending = 0..<rest + count
  }

  /// Turns as much of the pending bytes as fits into text that is ready.
  private func transcode() {
    var from: UnsafeMutablePointer<CChar>? = unsafe (input.baseAddress! + pending.lowerBound)
      .assumingMemoryBound(to: CChar.self)
    var left = pending.count
    var target: UnsafeMutablePointer<CChar>? = unsafe output.baseAddress!.assumingMemoryBound(to: CChar.self)
    var room = unsafe output.count - 1
    let outcome = unsafe iconv(descriptor, &from, &left, &target, &room)
    let code = errno
    pending = pending.upperBound - left..<pending.upperBound
    var written = unsafe output.count - 1 - room
    if outcome == -1, code == EINVAL, !isAtEnd {
      isCutOff = true
    } else if outcome == -1, code == EILSEQ || code == EINVAL {
      unsafe output[written] = Self.invalid
      written += 1
      pending = pending.lowerBound + min(unitBytes, pending.count)..<pending.upperBound
      unsafe iconv(descriptor, nil, nil, nil, nil)
    }
    ready = 0..<written
  }
}
