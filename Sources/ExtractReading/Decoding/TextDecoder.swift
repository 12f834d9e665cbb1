import Glibc

/// Decodes single values to UTF-8. One decoder serves one thread.
///
/// **Invariant.** The descriptor is this decoder's own, and starts afresh for each value; iconv reads no more than the
/// value and writes no more than three times as much, for which there is room.
@safe
public final class TextDecoder {
  /// Whether values are UTF-8 already, if they are valid.
  public let isUTF8: Bool
  /// The characters of two bytes, in encodings that have ASCII and such.
  public private(set) lazy var doubleBytes = hasDoubleBytes ? DoubleBytes(self) : nil
  private let hasDoubleBytes: Bool
  private var descriptor: iconv_t?

  /// - Throws: `unknownEncoding`.
  public init(_ encoding: TextEncoding, path: String) throws(ExtractError) {
    isUTF8 = encoding == .utf8
    hasDoubleBytes = encoding == .gb18030 || encoding == .big5
    guard !isUTF8 else { return }
    guard let opened = unsafe Iconv.open(encoding.name) else {
      throw ExtractError(.unknownEncoding(encoding.name), path: path)
    }
    unsafe descriptor = unsafe opened
  }

  deinit { if let descriptor = unsafe descriptor { unsafe iconv_close(descriptor) } }

  /// Whether bytes are valid UTF-8, without a string being made of them.
  static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe (try? UTF8Span(validating: Span(_unsafeElements: bytes))) != nil
  }

  /// The value in UTF-8; `nil` where the encoding has no such bytes.
  public func decode(_ bytes: [UInt8]) -> [UInt8]? {
    unsafe bytes.withUnsafeBufferPointer { unsafe decode($0) }
  }

  /// Whether bytes end with the first part of a character, and are well but for that.
  public func endsInsideCharacter(_ bytes: [UInt8]) -> Bool {
    // No character has more than four bytes.
    decode(bytes) == nil && (1...3).contains { $0 <= bytes.count && decode(Array(bytes.dropLast($0))) != nil }
  }

  /// The value in UTF-8; `nil` where the encoding has no such bytes.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    unsafe withDecoded(bytes) { unsafe $0.map { unsafe Array($0) } }
  }

  /// Calls `body` with the value in UTF-8, `nil` where the encoding has no such bytes; they last as long as the call.
  func withDecoded<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>?) -> Result
  ) -> Result {
    if unsafe bytes.allSatisfy({ $0 < 0x80 }) { return unsafe body(bytes) }
    guard let descriptor = unsafe descriptor else {
      return unsafe body(Self.isUTF8(bytes) ? bytes : nil)
    }
    unsafe iconv(descriptor, nil, nil, nil, nil)
    // No character of these encodings takes more than three times its bytes in UTF-8.
    let capacity = bytes.count * 3 + 4
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { decoded in
      var source: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress!)
        .assumingMemoryBound(to: CChar.self)
      var sourceLeft = bytes.count
      var target: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutableRawPointer(decoded.baseAddress!)
        .assumingMemoryBound(to: CChar.self)
      var room = capacity
      let outcome = unsafe iconv(descriptor, &source, &sourceLeft, &target, &room)
      guard outcome != -1, sourceLeft == 0 else { return body(nil) }
      return unsafe body(UnsafeBufferPointer(rebasing: decoded[..<(capacity - room)]))
    }
  }

  /// How many bytes from the start the encoding has.
  func decodableCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let descriptor = unsafe descriptor else {
      var decoder = UTF8()
      var iterator = unsafe bytes.makeIterator()
      var count = 0
      while case .scalarValue(let scalar) = unsafe decoder.decode(&iterator) {
        count += UTF8.width(scalar)
      }
      return count
    }
    unsafe iconv(descriptor, nil, nil, nil, nil)
    var source: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress!)
      .assumingMemoryBound(to: CChar.self)
    var left = bytes.count
    return unsafe withUnsafeTemporaryAllocation(byteCount: bytes.count * 3 + 4, alignment: 1) { decoded in
      var target: UnsafeMutablePointer<CChar>? = unsafe decoded.baseAddress!.assumingMemoryBound(
        to: CChar.self)
      var room = decoded.count
      unsafe iconv(descriptor, &source, &left, &target, &room)
      return bytes.count - left
    }
  }
}
