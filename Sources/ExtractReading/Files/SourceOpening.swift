import FileNames
import Glibc

/// Opens extracts: plain files to be read anywhere, everything else (compressed files, pipes, standard input) to be
/// read forwards. What is a file can be closed and is opened again when it is read; what can be read only once stays
/// open.
public enum SourceOpening {
  /// Sees bytes as they come.
  public typealias Tap = @Sendable (Span<UInt8>) -> Void

  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - tap: sees the bytes of what is read forwards, before they are decompressed; a plain file does not pass by it. Of a
  ///     file that is closed and opened again it sees what is read from then on, which is everything.
  ///   - textTap: sees the text of what can be read only once, decompressed but not transcoded.
  ///   - limit: on the text of what is compressed.
  /// - Throws: `cannotOpen`, `cannotRead`.
  public static func open(
    _ path: String, limit: ExpansionLimit = .usual, tap: Tap? = nil, textTap: Tap? = nil
  ) throws(ExtractError) -> any ByteSource {
    if path == "-" {
      let raw = DescriptorStream(descriptor: STDIN_FILENO, path: path, closesWhenDone: false, tap: tap)
      return try stream(raw, path: path, limit, textTap)
    }
    if let files = RemoteFiles.lending(path) { return try lent(path, by: files, limit) }
    let file = try OpenFile(path)
    if !file.isRegular { return try source(file, path: path, limit, tap: tap, textTap: textTap) }
    let identity = file.identity
    return try reopenable(
      file, path: path, limit, tap: tap, isUnchanged: { OpenFile.Identity(ofFileAt: path) == identity },
      again: { () throws(ExtractError) in try OpenFile(path) })
  }

  /// Opens what was kept of something that can be read only once.
  ///
  /// - Throws: `cannotOpen`, `cannotRead`.
  public static func open(_ spool: Spool, limit: ExpansionLimit = .usual) throws(ExtractError)
    -> any ByteSource
  {
    try reopenable(spool.reopened(), path: spool.path, limit, tap: nil, isUnchanged: { true }) {
      () throws(ExtractError) in try spool.reopened()
    }
  }

  private static func reopenable(
    _ file: consuming OpenFile, path: String, _ limit: ExpansionLimit, tap: Tap?,
    isUnchanged: @escaping @Sendable () -> Bool,
    again: @escaping @Sendable () throws(ExtractError) -> OpenFile
  ) throws(ExtractError) -> any ByteSource {
    let identity = file.identity
    // The first reading is for the header: what is tapped is tapped from the start of the second.
    return ReopenableSource(try source(file, path: path, limit, tap: nil), isUnchanged: isUnchanged) {
      () throws(ExtractError) in
      let file = try again()
      guard file.identity == identity else { throw ExtractError(.changed, path: path) }
      return try source(file, path: path, limit, tap: tap)
    }
  }

  private static func lent(
    _ path: String, by files: RemoteFiles, _ limit: ExpansionLimit
  ) throws(ExtractError) -> any ByteSource {
    let identity = try files.identity(of: path)
    let open = { @Sendable () throws(ExtractError) -> any ByteSource in
      guard try files.identity(of: path) == identity else { throw ExtractError(.changed, path: path) }
      let source = RemoteSource(path, of: files, size: identity.size)
      guard Compression(start: try source.bytes(at: 0, count: 4)) != nil else { return source }
      return try stream(RemoteStream(source), path: path, limit, nil)
    }
    return ReopenableSource(
      try open(), isUnchanged: { OpenFile.Identity(ofFileAt: path) == identity }, open: open)
  }

  private static func source(
    _ file: consuming OpenFile, path: String, _ limit: ExpansionLimit, tap: Tap?, textTap: Tap? = nil
  ) throws(ExtractError) -> any ByteSource {
    if file.isRegular, file.compression == nil {
      let size = file.identity.size
      return FileSource(descriptor: file.take(), path: path, size: size)
    }
    let raw = DescriptorStream(descriptor: file.take(), path: path, closesWhenDone: true, tap: tap)
    return try stream(raw, path: path, limit, textTap)
  }

  /// The size of a file in bytes; `nil` for standard input and pipes.
  public static func size(of path: String) -> Int? {
    if RemoteFiles.lend(path) { return OpenFile.Identity(ofFileAt: path)?.size }
    var status = stat()
    guard path != "-", unsafe stat(path.onDisk, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// The same text in UTF-8, for an encoding that cannot be cut as bytes.
  ///
  /// - Parameters:
  ///   - source: the bytes as they lie there.
  ///   - start: where the text starts, behind a byte order mark.
  ///   - encoding: of the bytes.
  public static func transcoded(
    _ source: any ByteSource, from start: Int, encoding: TextEncoding
  ) throws(ExtractError) -> any ByteSource {
    let open = { @Sendable () throws(ExtractError) -> any ByteSource in
      let stream = try TranscodingStream(source, from: start, encoding: encoding)
      return StreamSource(path: source.path, stream: stream)
    }
    let opened = try open()
    return source is ReopenableSource ? ReopenableSource(opened, from: source, open: open) : opened
  }

  /// A stream's text, decompressed where its first bytes say that it is compressed.
  private static func stream(
    _ raw: any ByteStream, path: String, _ limit: ExpansionLimit, _ tap: Tap?
  ) throws(ExtractError) -> any ByteSource {
    let stream = try PeekedStream(raw)
    let text: any ByteStream =
      switch Compression(start: stream.start) {
      case .gzip: GzipStream(stream, path: path, limit: limit)
      case .zstandard: ZstandardStream(stream, path: path, limit: limit)
      case nil: stream
      }
    return StreamSource(path: path, stream: tap.map { TappedStream(text, tap: $0) } ?? text)
  }
}
