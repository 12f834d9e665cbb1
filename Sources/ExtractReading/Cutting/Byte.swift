/// The bytes that cut a record; computed, for a stored one would be looked up by the byte.
enum Byte {
  static var tab: UInt8 { UInt8(ascii: "\t") }
  static var lineFeed: UInt8 { UInt8(ascii: "\n") }
  static var carriageReturn: UInt8 { UInt8(ascii: "\r") }
  static var space: UInt8 { UInt8(ascii: " ") }
  static var quote: UInt8 { UInt8(ascii: "\"") }
}

extension UInt8 {
  /// What libcsv trims around unquoted fields.
  var isBlank: Bool { self == Byte.space || self == Byte.tab }
  var endsLine: Bool { self == Byte.lineFeed || self == Byte.carriageReturn }
}
