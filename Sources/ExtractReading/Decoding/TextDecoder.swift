import Glibc

/// Decodes single values to UTF-8. One decoder serves one thread.
public final class TextDecoder {
  /// Whether values are UTF-8 already, if they are valid.
  public let isUTF8: Bool
  private var descriptor: iconv_t?

  /// - Throws: `unknownEncoding`.
  public init(_ encoding: TextEncoding, path: String) throws(ExtractError) {
    isUTF8 = encoding == .utf8
    guard !isUTF8 else { return }
    let opened = iconv_open("UTF-8", encoding.name)
    // iconv reports failure by the pointer -1.
    guard Int(bitPattern: opened) != -1 else {
      throw ExtractError(.unknownEncoding(encoding.name), path: path)
    }
    descriptor = opened
  }

  deinit { if let descriptor { iconv_close(descriptor) } }

  /// Whether bytes are valid UTF-8, without a string being made of them.
  static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (try? UTF8Span(validating: Span(_unsafeElements: bytes))) != nil
  }

  /// The value in UTF-8; `nil` where the encoding has no such bytes.
  public func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    withDecoded(bytes) { $0.map { Array($0) } }
  }

  /// Calls `body` with the value in UTF-8, `nil` where the encoding has no such bytes; they last as long as the call.
  public func withDecoded<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>?) -> Result
  ) -> Result {
    if bytes.allSatisfy({ $0 < 0x80 }) { return body(bytes) }
    guard let descriptor else {
      return body(Self.isUTF8(bytes) ? bytes : nil)
    }
    iconv(descriptor, nil, nil, nil, nil)
    // No character of these encodings takes more than three times its bytes in UTF-8.
    let capacity = bytes.count * 3 + 4
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { target in
      var source: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: bytes.baseAddress!)
        .assumingMemoryBound(to: CChar.self)
      var sourceLeft = bytes.count
      var place: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(target.baseAddress!)
        .assumingMemoryBound(to: CChar.self)
      var placeLeft = capacity
      let outcome = iconv(descriptor, &source, &sourceLeft, &place, &placeLeft)
      guard outcome != -1, sourceLeft == 0 else { return body(nil) }
      return body(UnsafeBufferPointer(rebasing: target[..<(capacity - placeLeft)]))
    }
  }

  /// How many bytes from the start the encoding has.
  func decodableCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let descriptor else {
      var decoder = UTF8()
      var iterator = bytes.makeIterator()
      var count = 0
      while case .scalarValue(let scalar) = decoder.decode(&iterator) {
        count += UTF8.width(scalar)
      }
      return count
    }
    iconv(descriptor, nil, nil, nil, nil)
    var source: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: bytes.baseAddress!)
      .assumingMemoryBound(to: CChar.self)
    var left = bytes.count
    return withUnsafeTemporaryAllocation(byteCount: bytes.count * 3 + 4, alignment: 1) { target in
      var place: UnsafeMutablePointer<CChar>? = target.baseAddress!.assumingMemoryBound(to: CChar.self)
      var room = target.count
      iconv(descriptor, &source, &left, &place, &room)
      return bytes.count - left
    }
  }
}
