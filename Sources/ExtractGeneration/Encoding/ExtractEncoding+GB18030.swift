import Glibc

/// The conversion by the C library.
///
/// **Warning.** The only unsafe code of `ExtractGeneration`.
///
/// **Invariant.** Both arrays stand still for the one call that is given their addresses, and their own sizes with them.
extension ExtractEncoding {
  /// GB 18030 maps every Unicode character, so that only a C library without the code page can fail.
  func converted(_ source: [UInt8]) throws(GenerationError) -> [UInt8] {
    let converter = unsafe iconv_open("GB18030", "UTF-8")
    guard unsafe converter != iconv_t(bitPattern: -1) else { throw .encodingUnavailable(rawValue) }
    defer { unsafe iconv_close(converter) }
    var input = source
    // No character of UTF-8 grows to more than twice its bytes: é (2) is the worst, with 4.
    var output = [UInt8](repeating: 0, count: source.count * 2 + 8)
    let capacity = output.count
    let unused: Int? = unsafe input.withUnsafeMutableBytes { input in
      unsafe output.withUnsafeMutableBytes { output in
        var from = unsafe input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var (left, room) = (input.count, output.count)
        let result = unsafe iconv(converter, &from, &left, &to, &room)
        return result == Int(bitPattern: UInt.max) ? nil : room
      }
    }
    guard let unused else { throw .encodingUnavailable(rawValue) }
    return Array(output.prefix(capacity - unused))
  }
}
