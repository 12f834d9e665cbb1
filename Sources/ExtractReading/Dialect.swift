/// How the text of an extract is cut into records.
public struct Dialect: Hashable, Sendable {
  /// An ASCII byte other than quote, CR, LF and space.
  public var delimiter: UInt8
  /// The most bytes a record may have, its terminator not counted.
  public var maxRecordBytes: Int

  public init(delimiter: UInt8 = UInt8(ascii: ","), maxRecordBytes: Int = 1 << 20) {
    self.delimiter = delimiter
    self.maxRecordBytes = maxRecordBytes
  }
}

enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
}

extension UInt8 {
  /// What libcsv trims around unquoted fields.
  var isBlank: Bool { self == Byte.space || self == Byte.tab }
  var endsLine: Bool { self == Byte.lineFeed || self == Byte.carriageReturn }
}
