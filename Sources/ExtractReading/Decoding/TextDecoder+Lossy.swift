extension TextDecoder {
  /// The bytes as text that can be shown, U+FFFD for what the encoding does not have.
  ///
  /// - Parameters:
  ///   - bytes: in the encoding.
  ///   - limit: the most bytes of UTF-8 wanted. Bytes that were themselves cut off at `limit` may end within a
  ///     character; that is no fault of theirs and leaves no trace.
  public func text(of bytes: [UInt8], limit: Int = .max) -> String {
    let isCutOff = bytes.count >= limit
    if !isCutOff, let whole = wholeText(bytes) { return whole.prefix(utf8Bytes: limit) }
    var decoded = ""
    unsafe bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      // The longest piece that can be decoded, then one replacement for the byte after it.
      while start < bytes.count {
        let rest = unsafe UnsafeBufferPointer(rebasing: bytes[start...])
        let count = unsafe decodableCount(rest)
        if let piece = unsafe decode(UnsafeBufferPointer(rebasing: rest[..<count])) {
          decoded += String(decoding: piece, as: UTF8.self)
        }
        start += count
        guard start < bytes.count else { break }
        if isCutOff, bytes.count - start < 4 { break }
        decoded += "\u{FFFD}"
        start += 1
      }
    }
    return decoded.prefix(utf8Bytes: limit)
  }

  /// The text of bytes, found to be UTF-8 once; `nil` where the encoding has no such bytes.
  private func wholeText(_ bytes: [UInt8]) -> String? {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe withDecoded(bytes) { decoded in
        unsafe decoded.map { unsafe String(copying: UTF8Span(unchecked: Span(_unsafeElements: $0))) }
      }
    }
  }
}

extension String {
  /// As many whole characters from the start as fit.
  fileprivate func prefix(utf8Bytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var bytes = Array(utf8.prefix(limit + 1))
    // Back to the start of the character that does not fit.
    while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
    return String(decoding: bytes, as: UTF8.self)
  }
}
