/// A text without what people and spreadsheets put between its words.
///
/// White space is dropped, also between the characters of a word (岷 县). Full-width ASCII becomes ASCII, brackets
/// of all kinds `(` and `)`, signs between levels of an address `/`, signs between items of a list `,`.
struct CleanText: Sendable {
  var bytes: [UInt8]

  /// Where the name of the division ends at the latest; a longer text is cut here, in bytes.
  static let limit = 384

  init(_ text: Span<UInt8>) {
    bytes = []
    bytes.reserveCapacity(min(text.count, Self.limit))
    var index = 0
    while index < text.count, bytes.count < Self.limit {
      let byte = text[index]
      if byte >= 0xE4, byte < 0xEA, index + 2 < text.count {
        // The common case: an ideograph.
        bytes.append(byte)
        bytes.append(text[index + 1])
        bytes.append(text[index + 2])
        index += 3
      } else if byte < 0x80 {
        appendASCII(byte)
        index += 1
      } else {
        index = appendOther(text, at: index)
      }
    }
  }

  private mutating func appendASCII(_ byte: UInt8) {
    switch byte {
    case 0...0x20, 0x7F: break
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."):
      bytes.append(UInt8(ascii: "/"))
    case UInt8(ascii: ","), UInt8(ascii: ";"): bytes.append(UInt8(ascii: ","))
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): bytes.append(UInt8(ascii: "("))
    case UInt8(ascii: "]"), UInt8(ascii: "}"): bytes.append(UInt8(ascii: ")"))
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "*"): break
    default: bytes.append(byte)
    }
  }

  /// Appends one character of two to four bytes and returns where the next starts.
  private mutating func appendOther(_ text: Span<UInt8>, at index: Int) -> Int {
    let length = text[index] < 0xE0 ? 2 : text[index] < 0xF0 ? 3 : 4
    guard index + length <= text.count else { return text.count }
    var scalar = UInt32(text[index]) & (0x7F >> UInt32(length))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
    switch scalar {
    case 0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF: break
    case 0x2010...0x2015, 0xB7, 0x2022, 0x30FB, 0x2192, 0x3002: bytes.append(UInt8(ascii: "/"))
    case 0x3001: bytes.append(UInt8(ascii: ","))
    case 0x3010, 0x3014, 0x3008, 0x300A, 0x300C: bytes.append(UInt8(ascii: "("))
    case 0x3011, 0x3015, 0x3009, 0x300B, 0x300D: bytes.append(UInt8(ascii: ")"))
    case 0x2018...0x201F: break
    case 0xFF01...0xFF5E: appendASCII(UInt8(scalar - 0xFEE0))
    default: for offset in 0..<length { bytes.append(text[index + offset]) }
    }
    return index + length
  }

  /// A part as text, for explanations.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension [UInt8] {
  /// Whether a word stands at an offset.
  @inline(__always)
  func has(_ word: [UInt8], at start: Int) -> Bool {
    guard start + word.count <= count else { return false }
    var offset = 0
    while offset < word.count {
      if self[start + offset] != word[offset] { return false }
      offset += 1
    }
    return true
  }

  /// The bytes of the character at an offset.
  func characterLength(at start: Int) -> Int {
    let byte = self[start]
    return Swift.min(byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, count - start)
  }
}
