/// A stream of which somebody sees all bytes, in order.
final class TappedStream: ByteStream {
  private let stream: any ByteStream
  private let tap: SourceOpening.Tap

  init(_ stream: any ByteStream, tap: @escaping SourceOpening.Tap) {
    self.stream = stream
    self.tap = tap
  }

  var bytesConsumed: Int { stream.bytesConsumed }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    let count = try unsafe stream.next(into: buffer)
    tap(unsafe Span(_unsafeBytes: UnsafeRawBufferPointer(rebasing: buffer[..<count])))
    return count
  }
}
