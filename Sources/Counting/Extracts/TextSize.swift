import ExtractReading
import Glibc

/// How many bytes of text a file holds, modulo 2³², as far as that is known without reading the text.
///
/// Of gzip it is what the last four bytes say (of several members: of the last), of zstandard what the first frame says, if
/// it does. It may so be wrong, and only tells which files cannot hold the same text.
/// - Source: RFC 1952, 2.3.1; RFC 8878, 3.1.1.
struct TextSize: Equatable {
  let low: UInt32
  let isCompressed: Bool

  /// - Returns: `nil` for what is no file, cannot be opened or does not say.
  init?(of path: String) {
    guard let size = SourceOpening.size(of: path) else { return nil }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    func bytes(at offset: Int, count: Int) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      let got = unsafe pread(descriptor, &bytes, count, off_t(offset))
      return Array(bytes.prefix(max(got, 0)))
    }
    let head = bytes(at: 0, count: 18)
    switch Compression(start: head) {
    case nil: (low, isCompressed) = (UInt32(truncatingIfNeeded: size), false)
    case .gzip:
      let tail = bytes(at: max(size - 4, 0), count: 4)
      guard tail.count == 4 else { return nil }
      (low, isCompressed) = (UInt32(truncatingIfNeeded: Self.number(tail[...])), true)
    case .zstandard:
      guard let size = Self.frameSize(head) else { return nil }
      (low, isCompressed) = (UInt32(truncatingIfNeeded: size), true)
    }
  }

  /// What the header of a frame of zstandard says of its content.
  private static func frameSize(_ head: [UInt8]) -> UInt64? {
    guard head.count > 5 else { return nil }
    let descriptor = head[4]
    let isSingle = descriptor & 0x20 != 0
    let width = [isSingle ? 1 : 0, 2, 4, 8][Int(descriptor >> 6)]
    // Behind the descriptor: the window, unless there is one segment, then the number of a dictionary.
    let start = 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][Int(descriptor & 3)]
    guard width > 0, head.count >= start + width else { return nil }
    return number(head[start..<start + width]) + (width == 2 ? 256 : 0)
  }

  /// Lowest byte first.
  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
