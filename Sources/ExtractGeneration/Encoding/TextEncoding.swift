import Glibc

/// How the text of an extract becomes bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  /// With the mark EF BB BF that spreadsheets look for.
  case utf8WithMark = "utf-8-bom"
  /// GB 18030, without a mark; what Chinese spreadsheets write.
  case gb18030

  /// The bytes before the first header.
  var mark: [UInt8] { self == .utf8WithMark ? [0xEF, 0xBB, 0xBF] : [] }

  /// The bytes of a text.
  func bytes(of text: String) throws(GenerationError) -> [UInt8] {
    let source = Array(text.utf8)
    return self == .gb18030 ? try converted(source) : source
  }

  /// GB 18030 maps every Unicode character, so that only a C library without the code page can fail.
  private func converted(_ source: [UInt8]) throws(GenerationError) -> [UInt8] {
    let converter = iconv_open("GB18030", "UTF-8")
    guard converter != iconv_t(bitPattern: -1) else { throw .encodingUnavailable(rawValue) }
    defer { iconv_close(converter) }
    var input = source
    // No character of UTF-8 grows to more than twice its bytes: é (2) is the worst, with 4.
    var output = [UInt8](repeating: 0, count: source.count * 2 + 8)
    let capacity = output.count
    let unused: Int? = input.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output in
        var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var (left, room) = (input.count, capacity)
        return iconv(converter, &from, &left, &to, &room) == Int(bitPattern: UInt.max) ? nil : room
      }
    }
    guard let unused else { throw .encodingUnavailable(rawValue) }
    return Array(output.prefix(capacity - unused))
  }
}
