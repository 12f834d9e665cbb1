/// How a file is compressed, by its content: names lie.
public enum Compression: Sendable {
  case gzip, zstandard

  public init?(start: some Collection<UInt8>) {
    if start.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstandard
    } else {
      return nil
    }
  }
}
