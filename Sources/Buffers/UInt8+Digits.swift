extension UInt8 {
  /// Whether the byte is one of the digits `0`–`9` of ASCII.
  @inlinable
  public var isASCIIDigit: Bool { @inline(__always) get { self &- 0x30 < 10 } }

  /// Whether the byte is one of these, or a letter of ASCII.
  @inlinable
  public var isASCIIAlphanumeric: Bool {
    @inline(__always) get { isASCIIDigit || (self | 0x20) &- 0x61 < 26 }
  }
}
