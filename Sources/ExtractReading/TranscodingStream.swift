import Glibc

/// Text in an encoding that cannot be cut as bytes (UTF-16), transcoded to UTF-8.
///
/// What the encoding does not have becomes the byte 0xFF, which UTF-8 does not have: so the value it stands in is
/// refused like any other that cannot be decoded, and the rest of the extract is read.
final class TranscodingStream: ByteStream {
  private static let invalid: UInt8 = 0xFF

  private let source: any ByteSource
  private let descriptor: iconv_t
  private var offset: Int
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  /// Bytes of `input` that are not transcoded yet.
  private var pending = 0..<0
  private var isAtEnd = false

  /// - Parameter start: where the text starts, behind a byte order mark.
  /// - Throws: `unknownEncoding`.
  init(_ source: any ByteSource, from start: Int, encoding: TextEncoding) throws(ExtractError) {
    let opened = iconv_open("UTF-8", encoding.name)
    guard let opened, Int(bitPattern: opened) != -1 else {
      throw ExtractError(.unknownEncoding(encoding.name), path: source.path)
    }
    descriptor = opened
    self.source = source
    offset = start
  }

  deinit {
    iconv_close(descriptor)
    input.deallocate()
  }

  var bytesConsumed: Int { source.bytesConsumed }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    var place: UnsafeMutablePointer<CChar>? = buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
    var room = buffer.count
    // Three bytes of room for a character that is not valid, or the call below could not go on.
    while room == buffer.count {
      if pending.isEmpty || isCutOff { try readOn() }
      if pending.isEmpty { return 0 }
      transcode(&place, &room)
    }
    return buffer.count - room
  }

  /// What is left is the beginning of a character.
  private var isCutOff = false

  private func readOn() throws(ExtractError) {
    let rest = pending.count
    input.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[pending]))
    let count = isAtEnd ? 0 : try source.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: input[rest...]))
    isAtEnd = count < input.count - rest
    offset += count
    source.release(before: offset)
    pending = 0..<rest + count
  }

  private func transcode(_ place: inout UnsafeMutablePointer<CChar>?, _ room: inout Int) {
    var from: UnsafeMutablePointer<CChar>? = (input.baseAddress! + pending.lowerBound).assumingMemoryBound(to: CChar.self)
    var left = pending.count
    let outcome = iconv(descriptor, &from, &left, &place, &room)
    let code = errno
    pending = pending.upperBound - left..<pending.upperBound
    isCutOff = false
    guard outcome == -1 else { return }
    switch code {
    case EINVAL where !isAtEnd: isCutOff = true
    case EILSEQ, EINVAL:
      place!.pointee = CChar(bitPattern: Self.invalid)
      place = place! + 1
      room -= 1
      // One unit of two bytes is given up, or the single byte that is left.
      pending = pending.lowerBound + min(2, pending.count)..<pending.upperBound
      iconv(descriptor, nil, nil, nil, nil)
    default: break  // The room is used up.
    }
  }
}
