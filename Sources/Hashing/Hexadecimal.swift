/// Two lowercase hexadecimal digits for each byte.
package func hex(_ bytes: Span<UInt8>) -> String {
  var digits: [UInt8] = []
  for index in bytes.indices { digits += [hexDigit(bytes[index] >> 4), hexDigit(bytes[index] & 0xF)] }
  return String(decoding: digits, as: UTF8.self)
}

/// The lowercase digit of a value below 16.
@inlinable @inline(__always)
package func hexDigit(_ value: UInt8) -> UInt8 {
  // Without a branch, which half of all digits would mislead.
  value &+ UInt8(ascii: "0") &+ ((9 &- value) >> 7) &* (UInt8(ascii: "a") &- UInt8(ascii: "9") &- 1)
}
