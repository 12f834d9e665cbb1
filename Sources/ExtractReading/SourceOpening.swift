import Glibc

/// Opens extracts: files to be read anywhere, pipes and standard input to be read forwards.
public enum SourceOpening {
  /// - Parameter path: `-` is standard input.
  /// - Throws: `cannotOpen`.
  public static func open(_ path: String) throws(ExtractError) -> any ByteSource {
    if path == "-" {
      return StreamSource(
        path: path, stream: DescriptorStream(descriptor: STDIN_FILENO, path: path, closesWhenDone: false))
    }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ExtractError(.cannotOpen(errno: errno), path: path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw ExtractError(.cannotOpen(errno: code), path: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      return FileSource(descriptor: descriptor, path: path, size: Int(status.st_size))
    case S_IFDIR:
      close(descriptor)
      throw ExtractError(.cannotOpen(errno: EISDIR), path: path)
    default:
      return StreamSource(
        path: path, stream: DescriptorStream(descriptor: descriptor, path: path, closesWhenDone: true))
    }
  }
}
