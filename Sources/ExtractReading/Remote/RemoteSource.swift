/// A file that is lent, read where it is asked for.
final class RemoteSource: ByteSource {
  let path: String
  /// The size when the file was opened.
  private let size: Int
  private let files: RemoteFiles

  init(_ path: String, of files: RemoteFiles, size: Int) {
    (self.path, self.files, self.size) = (path, files, size)
  }

  var bytesConsumed: Int { size }
  var plainSize: Int? { size }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    let wanted = min(buffer.count, size - offset)
    guard wanted > 0 else { return 0 }
    let got = try unsafe files.read(
      path, at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
    if got < wanted { throw ExtractError(.shrank(byte: offset + got), path: path) }
    return got
  }

  func reaches(_ offset: Int) -> Bool { offset < size }

  func release(before offset: Int) {}
}

/// A lent file, read forwards.
final class RemoteStream: ByteStream {
  private let source: RemoteSource
  private(set) var bytesConsumed = 0

  init(_ source: RemoteSource) { self.source = source }

  func next(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    let got = try unsafe source.read(at: bytesConsumed, into: buffer)
    bytesConsumed += got
    return got
  }
}
