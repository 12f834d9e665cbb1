import Buffers

/// Parts of rows that occur again and again, by the number of what they say.
///
/// **Invariant.** A place that was given lies in `bytes` until the next `keep`, which may move or forget all of them.
struct KeptPieces: ~Copyable {
  /// Where a piece lies; `count` is 0 where it is not kept (any more).
  struct Place: BitwiseCopyable {
    var start: UInt32 = 0
    var count: UInt32 = 0

    /// There is nothing to write, nor is the row.
    static let dropped = Place(start: .max, count: .max)
    var isKnown: Bool { count != 0 }
    var isDropped: Bool { count == .max }
  }

  private let mostBytes: Int
  private(set) var places = Growing<Place>(capacity: 1024)
  private(set) var bytes = Growing<UInt8>(capacity: 1 << 16)

  /// - Parameter mostBytes: more are forgotten and made again: a dimension may have as many values as there are rows.
  init(mostBytes: Int = 32 << 20) { self.mostBytes = mostBytes }

  /// Where a piece lies, if it is kept.
  @inline(__always)
  func place(of number: Int) -> Place { number < places.count ? places[number] : Place() }

  @inline(__always)
  func append(_ place: Place, to row: inout ByteText) {
    bytes.withSpan(from: Int(place.start), count: Int(place.count)) { row.append($0) }
  }

  /// Keeps a piece; it has at least one byte.
  mutating func keep(_ piece: borrowing ByteText, as number: Int) -> Place {
    if bytes.count > mostBytes {
      bytes.removeAll()
      places.removeAll()
    }
    let place = Place(start: UInt32(bytes.count), count: UInt32(piece.count))
    bytes.append(piece.bytes)
    return set(place, number)
  }

  mutating func drop(_ number: Int) -> Place { set(.dropped, number) }

  private mutating func set(_ place: Place, _ number: Int) -> Place {
    places.fill(to: number + 1, with: Place())
    places[number] = place
    return place
  }
}
