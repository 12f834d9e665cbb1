/// A stream whose first bytes can be looked at before it is read.
final class PeekedStream: ByteStream {
  private let stream: any ByteStream
  /// The first bytes, four if there are as many.
  let start: [UInt8]
  private var given = 0

  init(_ stream: any ByteStream) throws(ExtractError) {
    self.stream = stream
    var bytes = [UInt8](repeating: 0, count: 4)
    var count = 0
    while count < bytes.count {
      var got = 0
      var failure: ExtractError?
      unsafe bytes.withUnsafeMutableBytes { buffer in
        do throws(ExtractError) {
          got = try unsafe stream.next(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
        } catch { failure = error }
      }
      if let failure { throw failure }
      if got == 0 { break }
      count += got
    }
    start = Array(bytes.prefix(count))
  }

  var bytesConsumed: Int { stream.bytesConsumed }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    guard given < start.count else { return try unsafe stream.next(into: buffer) }
    let count = min(start.count - given, buffer.count)
    unsafe start.withUnsafeBytes {
      unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[given..<given + count]))
    }
    given += count
    return count
  }
}
