import Buffers

/// Writes a text without what people and spreadsheets put between its words.
struct TextCleaner: ~Copyable, ~Escapable {
  private var target: MutableSpan<UInt8>
  private(set) var count = 0
  private(set) var hasBrackets = false
  private(set) var hasDigits = false

  /// - Parameter target: zeros, `CleanText.limit` and 16 more.
  @_lifetime(copy target)
  init(into target: consuming MutableSpan<UInt8>) { self.target = target }

  mutating func clean(_ text: Span<UInt8>) {
    var offset = 0
    while offset < text.count, count < CleanText.limit {
      offset = appendIdeographs(text, from: offset)
      guard offset < text.count, count < CleanText.limit else { break }
      if text.byte(at: offset) < 0x80 {
        append(ascii: text.byte(at: offset))
        offset += 1
      } else {
        offset = appendOther(text, at: offset)
      }
    }
    // All behind was zero before, but for one byte of the last four.
    target[count] = 0
  }

  /// Appends what nearly all of every name consists of, and returns where something else stands.
  @inline(__always)
  private mutating func appendIdeographs(_ text: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    // Four bytes at a time, the last of which the next character overwrites.
    let last = min(text.count - 4, start + CleanText.limit - count - 1)
    let shift = count - start
    while offset <= last, Self.isIdeograph(text.byte(at: offset)) {
      target.copyFour(to: offset &+ shift, from: text, at: offset)
      offset &+= 3
    }
    count = offset + shift
    if offset + 3 == text.count, count < CleanText.limit, Self.isIdeograph(text.byte(at: offset)) {
      for next in offset..<offset + 3 { append(text.byte(at: next)) }
      offset += 3
    }
    return offset
  }

  @inline(__always)
  private static func isIdeograph(_ first: UInt8) -> Bool { first &- 0xE4 < 6 }

  private mutating func append(_ byte: UInt8) {
    target[count] = byte
    count += 1
  }

  private mutating func append(ascii byte: UInt8) {
    switch byte {
    case 0...0x20, 0x7F: break
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."):
      append(UInt8(ascii: "/"))
    case UInt8(ascii: ","), UInt8(ascii: ";"): append(UInt8(ascii: ","))
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): openBrackets()
    case UInt8(ascii: "]"), UInt8(ascii: "}"): append(UInt8(ascii: ")"))
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "*"): break
    default:
      if 0x30..<0x3A ~= byte { hasDigits = true }
      append(byte)
    }
  }

  private mutating func openBrackets() {
    hasBrackets = true
    append(UInt8(ascii: "("))
  }

  /// Appends one character of two to four bytes and returns where the next starts.
  private mutating func appendOther(_ text: Span<UInt8>, at offset: Int) -> Int {
    let length = text.byte(at: offset) < 0xE0 ? 2 : text[offset] < 0xF0 ? 3 : 4
    guard offset + length <= text.count else { return text.count }
    var scalar = UInt32(text.byte(at: offset)) & (0x7F >> UInt32(length))
    for next in offset + 1..<offset + length { scalar = scalar << 6 | UInt32(text.byte(at: next) & 0x3F) }
    switch scalar {
    case 0x2010...0x2015, 0xB7, 0x2022, 0x30FB, 0x2192, 0x3002: append(UInt8(ascii: "/"))
    case 0x3001: append(UInt8(ascii: ","))
    case 0x3010, 0x3014, 0x3008, 0x300A, 0x300C: openBrackets()
    case 0x3011, 0x3015, 0x3009, 0x300B, 0x300D: append(UInt8(ascii: ")"))
    case 0x2018...0x201F: break
    case 0xFF01...0xFF5E: append(ascii: UInt8(scalar - 0xFEE0))
    case _ where Unicode.Scalar(scalar)?.isInvisible == true: break
    default: for next in offset..<offset + length { append(text.byte(at: next)) }
    }
    return offset + length
  }
}
