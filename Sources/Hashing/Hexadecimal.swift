/// Two lowercase hexadecimal digits for each byte.
package func hex(_ bytes: Span<UInt8>) -> String {
  var digits: [UInt8] = []
  for index in bytes.indices { digits += [hexDigit(bytes[index] >> 4), hexDigit(bytes[index] & 0xF)] }
  return String(decoding: digits, as: UTF8.self)
}

/// The bytes that two hexadecimal digits each stand for; `nil` for what are none.
package func bytes(hex digits: String) -> [UInt8]? {
  let digits = Array(digits.utf8)
  guard digits.count.isMultiple(of: 2) else { return nil }
  var bytes: [UInt8] = []
  for index in stride(from: 0, to: digits.count, by: 2) {
    let pair = String(decoding: digits[index..<index + 2], as: UTF8.self)
    guard digits[index] != UInt8(ascii: "+"), let byte = UInt8(pair, radix: 16) else { return nil }
    bytes.append(byte)
  }
  return bytes
}

/// The lowercase digits of four bytes, the lowest byte's first in memory: all at once, for names of millions.
@inlinable @inline(__always)
package func hexDigits(_ bytes: UInt32) -> UInt64 {
  // Each byte gets twice the room, then each half of it a byte.
  var spread = UInt64(bytes)
  spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
  spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
  let digits = (spread >> 4 | spread << 8) & 0x0F0F_0F0F_0F0F_0F0F
  // 1 in each byte that is a letter: six more are 16 or above.
  let letters = (digits + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
  return (digits + 0x3030_3030_3030_3030 + letters * UInt64(UInt8(ascii: "a") - UInt8(ascii: "9") - 1))
    .littleEndian
}

/// The lowercase digit of a value below 16.
package func hexDigit(_ value: UInt8) -> UInt8 { value + UInt8(ascii: value < 10 ? "0" : "W") }
