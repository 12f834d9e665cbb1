/// The bytes before a cut, kept while paths are followed through them, and a little of what follows.
///
/// A source itself, so that the very reader that will read the ranges follows the paths; what lies behind its bytes comes from the
/// extract.
///
/// **Invariant.** One thread uses it: whoever proves the cut.
final class CutWindow: ByteSource, @unchecked Sendable {
  let path: String
  private let source: any ByteSource
  private var buffer = ReadBuffer()
  /// What readers were given, in bytes: what following costs.
  private(set) var handedOut = 0

  var bytesConsumed: Int { source.bytesConsumed }

  /// Where the next line starts.
  enum NextLine: Equatable {
    case at(Int)
    /// No line starts before the extract ends, which it does at this offset.
    case none(end: Int)
    /// Not within the bytes that were to be looked at.
    case tooFar
  }

  /// - Parameters:
  ///   - lower: byte offset; the byte before it is kept, too, for whether a line starts there.
  ///   - upper: what lies behind is not kept at first.
  init(_ source: any ByteSource, from lower: Int, to upper: Int) throws(ExtractError) {
    self.source = source
    path = source.path
    let origin = max(lower - 1, 0)
    try buffer.load(source, from: origin, atLeast: upper - origin)
  }

  /// The first line that starts at or behind `place`, which is not the first byte that is kept.
  ///
  /// - Parameter limit: byte offset; if nothing ends a line before it, nobody looks further.
  func nextLine(from place: Int, within limit: Int) throws(ExtractError) -> NextLine {
    var end = place - 1 - buffer.origin
    while true {
      end = buffer.firstLineEnd(from: end)
      if end < buffer.count { return .at(buffer.origin + (try buffer.afterLineEnd(at: end))) }
      if buffer.isAtEnd { return .none(end: buffer.origin + buffer.count) }
      if buffer.origin + end >= limit { return .tooFar }
      try buffer.extend()
    }
  }

  func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    let from = offset - buffer.origin
    let kept = from >= 0 ? max(0, min(target.count, buffer.count - from)) : 0
    if kept > 0 {
      unsafe target.copyMemory(from: UnsafeRawBufferPointer(start: buffer.bytes + from, count: kept))
    }
    var count = kept
    if kept < target.count, !buffer.isAtEnd || from < 0 {
      count += try unsafe source.read(
        at: offset + kept, into: UnsafeMutableRawBufferPointer(rebasing: target[kept...]))
    }
    handedOut += count
    return count
  }

  func reaches(_ offset: Int) throws(ExtractError) -> Bool { try source.reaches(offset) }

  func release(before offset: Int) {}
}
