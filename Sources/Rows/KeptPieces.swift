import Buffers

/// Parts of rows that occur again and again, by the number of what they say.
///
/// **Invariant.** An extent that was given lies in `bytes` until the next `keep`, which may move or forget all of them.
struct KeptPieces: ~Copyable {
  /// Where a piece lies; `count` is 0 where it is not kept (any more).
  struct Extent: BitwiseCopyable {
    var start: UInt32 = 0
    var count: UInt32 = 0

    /// There is nothing to write, nor is the row.
    static let dropped = Extent(start: .max, count: .max)
    var isKnown: Bool { count != 0 }
    var isDropped: Bool { count == .max }
  }

  private let mostBytes: Int
  private(set) var extents = Growing<Extent>(capacity: 1024)
  private(set) var bytes = Growing<UInt8>(capacity: 1 << 16)

  /// - Parameter mostBytes: more are forgotten and made again: a dimension may have as many values as there are rows.
  init(mostBytes: Int = 32 << 20) { self.mostBytes = mostBytes }

  /// Where a piece lies, if it is kept.
  @inline(__always)
  func extent(of number: Int) -> Extent { number < extents.count ? extents[number] : Extent() }

  @inline(__always)
  func append(_ extent: Extent, to row: inout ByteText) {
    bytes.withSpan(from: Int(extent.start), count: Int(extent.count)) { row.append($0) }
  }

  /// Keeps a piece; it has at least one byte.
  mutating func keep(_ piece: borrowing ByteText, as number: Int) -> Extent {
    if bytes.count > mostBytes {
      bytes.removeAll()
      extents.removeAll()
    }
    let extent = Extent(start: UInt32(bytes.count), count: UInt32(piece.count))
    bytes.append(piece.bytes)
    return set(extent, number)
  }

  mutating func drop(_ number: Int) -> Extent { set(.dropped, number) }

  private mutating func set(_ extent: Extent, _ number: Int) -> Extent {
    extents.fill(to: number + 1, with: Extent())
    extents[number] = extent
    return extent
  }
}
