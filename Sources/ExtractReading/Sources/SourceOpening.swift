import Glibc

/// Opens extracts: plain files to be read anywhere, everything else (compressed files, pipes, standard input) to be
/// read forwards.
public enum SourceOpening {
  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - tap: sees the bytes of what is read forwards, as they come and before they are decompressed; a plain file
  ///     does not pass by it.
  /// - Throws: `cannotOpen`, `cannotRead`.
  public static func open(
    _ path: String, tap: (@Sendable (UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(ExtractError) -> any ByteSource {
    if path == "-" {
      return try unsafe stream(
        DescriptorStream(descriptor: STDIN_FILENO, path: path, closesWhenDone: false, tap: tap), path: path)
    }
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ExtractError(.cannotOpen(errno: errno), path: path) }
    return try unsafe open(descriptor, path: path, tap: tap)
  }

  /// Opens what was kept of something that can be read only once.
  ///
  /// - Throws: `cannotOpen`, `cannotRead`.
  public static func open(_ spool: Spool) throws(ExtractError) -> any ByteSource {
    try unsafe open(spool.reopened(), path: spool.path, tap: nil)
  }

  /// Takes over the descriptor.
  private static func open(
    _ descriptor: CInt, path: String, tap: (@Sendable (UnsafeRawBufferPointer) -> Void)?
  ) throws(ExtractError) -> any ByteSource {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      let code = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : errno
      close(descriptor)
      throw ExtractError(.cannotOpen(errno: code), path: path)
    }
    let isPlain = status.st_mode & S_IFMT == S_IFREG
    if isPlain, compression(of: descriptor) == nil {
      return FileSource(descriptor: descriptor, path: path, size: Int(status.st_size))
    }
    return try unsafe stream(
      DescriptorStream(descriptor: descriptor, path: path, closesWhenDone: true, tap: tap), path: path)
  }

  /// The size of a file in bytes; `nil` for standard input and pipes.
  public static func size(of path: String) -> Int? {
    var status = stat()
    guard path != "-", unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The same text in UTF-8, for an encoding that cannot be cut as bytes.
  ///
  /// - Parameter start: where the text starts, behind a byte order mark.
  public static func transcoded(
    _ source: any ByteSource, from start: Int, encoding: TextEncoding
  ) throws(ExtractError) -> any ByteSource {
    StreamSource(path: source.path, stream: try TranscodingStream(source, from: start, encoding: encoding))
  }

  /// A stream's text, decompressed where its first bytes say that it is compressed.
  private static func stream(_ raw: DescriptorStream, path: String) throws(ExtractError) -> any ByteSource {
    let stream = try PeekedStream(raw)
    return switch Compression(start: stream.start) {
    case .gzip: StreamSource(path: path, stream: GzipStream(stream, path: path))
    case .zstandard: StreamSource(path: path, stream: ZstandardStream(stream, path: path))
    case nil: StreamSource(path: path, stream: stream)
    }
  }

  private static func compression(of descriptor: CInt) -> Compression? {
    var start = [UInt8](repeating: 0, count: 4)
    let count = unsafe pread(descriptor, &start, start.count, 0)
    return Compression(start: start.prefix(max(count, 0)))
  }
}
