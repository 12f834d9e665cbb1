package import ExtractReading
import Hashing

/// What the text of standard input or a pipe is told by among other inputs: it has no path by which it could be read again.
///
/// Of what is read only once it is taken meanwhile; of what was kept on the disk it is read when it is asked for.
///
/// **Invariant.** What is below `lock` is touched only while it is held.
package final class TextDigest: @unchecked Sendable {
  /// Most texts of one size differ in what comes first: so many bytes have a digest of their own.
  static let startBytes = 64 << 10

  private let kept: (any ByteSource)?
  private let lock = Monitor()
  private var count = 0
  private var start = SHA256()
  private var whole = SHA256()

  /// - Parameter kept: what can be read again; `nil` for what is tapped.
  package init(ofKept kept: (any ByteSource)? = nil) { self.kept = kept }

  /// Takes the next bytes of the text.
  func tap(_ bytes: Span<UInt8>) {
    lock.withLock {
      let left = min(max(Self.startBytes - count, 0), bytes.count)
      if left > 0 { start.update(bytes.extracting(first: left)) }
      whole.update(bytes)
      count += bytes.count
    }
  }

  /// In bytes, once everything was read.
  var size: Int? { kept.map(\.textSize) ?? lock.withLock { count } }

  /// A digest of the first `startBytes`, or of all, in hexadecimal digits.
  func text(ofStart isOfStart: Bool) throws(ExtractError) -> String {
    if let kept { return try Self.text(of: kept, ofStart: isOfStart) }
    return lock.withLock { hex((isOfStart ? start : whole).digest().span) }
  }

  /// The same of what can be read again; it is read from its start, and closed.
  static func text(of source: any ByteSource, ofStart isOfStart: Bool) throws(ExtractError) -> String {
    source.close()
    defer { source.close() }
    let limit = isOfStart ? startBytes : Int.max
    var digest = SHA256()
    var offset = 0
    while offset < limit {
      let piece = try source.bytes(at: offset, count: min(EqualInputs.block, limit - offset))
      if piece.isEmpty { break }
      digest.update(piece.span)
      offset += piece.count
      source.release(before: offset)
    }
    return hex(digest.digest().span)
  }
}
