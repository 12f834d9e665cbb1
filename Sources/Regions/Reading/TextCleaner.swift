/// Writes a text without what people and spreadsheets put between its words.
struct TextCleaner {
  private let target: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private(set) var isChineseOnly = true

  /// - Parameter target: room for `CleanText.limit` bytes and 16 more.
  init(into target: UnsafeMutablePointer<UInt8>) { self.target = target }

  mutating func clean(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count, count < CleanText.limit {
      let byte = text[index]
      if byte >= 0xE4, byte < 0xEA, index + 2 < text.count {
        // The common case: an ideograph.
        target[count] = byte
        target[count + 1] = text[index + 1]
        target[count + 2] = text[index + 2]
        count += 3
        index += 3
      } else if byte < 0x80 {
        append(ascii: byte)
        index += 1
      } else {
        index = appendOther(text, at: index)
      }
    }
    UnsafeMutableRawPointer(target + count).storeBytes(of: 0, as: UInt64.self)
  }

  private mutating func append(_ byte: UInt8) {
    target[count] = byte
    count += 1
  }

  private mutating func append(ascii byte: UInt8) {
    isChineseOnly = false
    switch byte {
    case 0...0x20, 0x7F: break
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."):
      append(UInt8(ascii: "/"))
    case UInt8(ascii: ","), UInt8(ascii: ";"): append(UInt8(ascii: ","))
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): append(UInt8(ascii: "("))
    case UInt8(ascii: "]"), UInt8(ascii: "}"): append(UInt8(ascii: ")"))
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "*"): break
    default: append(byte)
    }
  }

  /// Appends one character of two to four bytes and returns where the next starts.
  private mutating func appendOther(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    isChineseOnly = false
    let length = text[index] < 0xE0 ? 2 : text[index] < 0xF0 ? 3 : 4
    guard index + length <= text.count else { return text.count }
    var scalar = UInt32(text[index]) & (0x7F >> UInt32(length))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
    switch scalar {
    case 0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF: break
    case 0x2010...0x2015, 0xB7, 0x2022, 0x30FB, 0x2192, 0x3002: append(UInt8(ascii: "/"))
    case 0x3001: append(UInt8(ascii: ","))
    case 0x3010, 0x3014, 0x3008, 0x300A, 0x300C: append(UInt8(ascii: "("))
    case 0x3011, 0x3015, 0x3009, 0x300B, 0x300D: append(UInt8(ascii: ")"))
    case 0x2018...0x201F: break
    case 0xFF01...0xFF5E: append(ascii: UInt8(scalar - 0xFEE0))
    default: for offset in 0..<length { append(text[index + offset]) }
    }
    return index + length
  }
}
