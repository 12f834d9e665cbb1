extension UInt8 {
  /// Whether the byte is one of the digits `0`–`9` of ASCII.
  @inlinable
  public var isASCIIDigit: Bool { @inline(__always) get { self &- 0x30 < 10 } }
}
