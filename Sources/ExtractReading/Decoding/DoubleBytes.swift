public import Buffers

/// The characters of an encoding that have two bytes, as UTF-16, by their bytes: GB18030 and its like, and Big5.
///
/// **Invariant.** As iconv has them: made by it, once for each decoder that is asked.
public final class DoubleBytes {
  /// By `index(_:_:)`; 0 where two bytes are no character by themselves, or one that is no single unit of UTF-16.
  private let units: Growing<UInt16>

  private static var count: Int { 128 << 8 }

  /// Where the character of two bytes stands: the first is 0x80 or above.
  @inlinable @inline(__always)
  public static func index(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 0x7F) << 8 | Int(second) }

  init(_ decoder: TextDecoder) {
    var units = Growing<UInt16>(capacity: Self.count)
    units.fill(to: Self.count, with: 0)
    let seconds = (0x40...0xFE).map(UInt8.init).filter { $0 != 0x7F }
    for first in UInt8(0x81)...0xFE {
      // Nearly every row decodes as a whole.
      let row = decoder.decode(seconds.flatMap { [first, $0] }).map {
        Array(String(decoding: $0, as: UTF8.self).utf16)
      }
      for (place, second) in seconds.enumerated() {
        if let row, row.count == seconds.count {
          units[Self.index(first, second)] = row[place]
        } else if let pair = decoder.decode([first, second]) {
          let text = Array(String(decoding: pair, as: UTF8.self).utf16)
          if text.count == 1 { units[Self.index(first, second)] = text[0] }
        }
      }
    }
    self.units = units
  }

  public var lent: LentValues<UInt16> { units.lent }
}
