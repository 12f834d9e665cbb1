/// Finds out how a file is encoded: by its byte order mark, else by what its bytes can be.
public enum EncodingDetection {
  public struct Finding: Equatable, Sendable {
    public let encoding: TextEncoding
    /// Bytes of the byte order mark, which are not text.
    public let markBytes: Int
  }

  /// The mark at the start of the bytes, if there is one.
  public static func mark(_ start: some Collection<UInt8>) -> Finding? {
    let bytes = Array(start.prefix(4))
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Finding(encoding: .utf8, markBytes: 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return Finding(encoding: .utf16LittleEndian, markBytes: 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return Finding(encoding: .utf16BigEndian, markBytes: 2) }
    if bytes == [0x84, 0x31, 0x95, 0x33] { return Finding(encoding: .gb18030, markBytes: 4) }
    return nil
  }

  /// What a piece of text without a mark can be: UTF-8 if its bytes are valid UTF-8 (a character cut off at the
  /// end is forgiven, and so are a few damaged ones), else GB18030, the only other encoding that extracts come in without a mark.
  ///
  /// - Returns: `nil` for pure ASCII, which is either, even where a character that is cut off follows.
  public static func guess(_ sample: [UInt8]) -> TextEncoding? {
    guard let first = sample.firstIndex(where: { $0 >= 0x80 }) else { return nil }
    var end = sample.count
    // A character may be cut off at the end: up to three bytes of it are left out.
    var back = 0
    while back < 4, end - back > first {
      let byte = sample[end - back - 1]
      back += 1
      if byte >= 0xC0 {
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        if length > back { end -= back }
        break
      }
      if byte < 0x80 { break }
    }
    if end <= first { return nil }
    let text = sample[first..<end]
    if String(validating: text, as: UTF8.self) != nil { return .utf8 }
    return isDamagedUTF8(text) ? .utf8 : .gb18030
  }

  /// Whether a few bytes only keep the text from being UTF-8: a damaged record must not turn the whole extract into
  /// nonsense. Chinese in UTF-8 is three bytes a character; in GB18030 three bytes in a row hardly ever look so.
  private static func isDamagedUTF8(_ text: ArraySlice<UInt8>) -> Bool {
    var threes = 0
    var errors = 0
    var (sound, damaged) = (0, 0)
    for line in text.split(whereSeparator: \.endsLine) where line.contains(where: { $0 >= 0x80 }) {
      let found = lookThrough(line)
      threes += found.threes
      errors += found.errors
      if found.errors > 0 { damaged += 1 } else if found.threes > 0 { sound += 1 }
    }
    // Either all lines are damaged a little, as by a program that cuts texts short, or a few are damaged badly.
    return threes > 2 * errors || sound > damaged
  }

  private static func lookThrough(_ line: ArraySlice<UInt8>) -> (threes: Int, errors: Int) {
    var decoder = UTF8()
    var iterator = line.makeIterator()
    var (threes, errors) = (0, 0)
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): if UTF8.width(scalar) == 3 { threes += 1 }
      case .error: errors += 1
      case .emptyInput: return (threes, errors)
      }
    }
  }
}
