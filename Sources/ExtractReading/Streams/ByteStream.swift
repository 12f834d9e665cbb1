/// Yields the bytes of something that can only be read forwards.
protocol ByteStream: AnyObject {
  /// Fills the buffer from its start; returns how many bytes, 0 only at the end.
  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int
  /// Bytes taken from the underlying file so far.
  var bytesConsumed: Int { get }
}
