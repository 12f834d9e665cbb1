/// Two lowercase hexadecimal digits for each byte.
func hex(_ bytes: some Sequence<UInt8>) -> String {
  String(decoding: bytes.flatMap { [hexDigit($0 >> 4), hexDigit($0 & 0xF)] }, as: UTF8.self)
}

/// The lowercase digit of a value below 16.
func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
