import Buffers
import ExtractReading

/// Whether a cell may be one of `TotalWords`, or start or end with one, told by its first or last two characters: at times a
/// wrong yes, never a wrong no.
final class TotalCells {
  private let starts: FirstCharacters
  private let decoder: TextDecoder
  /// With which the last character of a word can end, and what may stand behind it.
  private let lastBytes: [Bool]
  /// By the bytes of two characters: whether a word ends so.
  private var ends: [UInt64: Bool] = [:]
  /// Then they are forgotten.
  private static let mostEnds = 1 << 12

  init(_ decoder: TextDecoder) {
    self.decoder = decoder
    starts = FirstCharacters(TotalWords.all, leads: [], decoder)
    lastBytes = (UInt8.min...UInt8.max).map { byte in
      byte < 0x80
        ? byte | 0x20 == UInt8(ascii: "l") || !Self.isAlphanumeric(byte)
          || !decoder.isUTF8 && Self.others.contains(byte)
        : (decoder.isUTF8 ? Self.utf8 : Self.others).contains(byte)
    }
  }

  /// Of the last characters of the words, and of a colon of full width.
  private static let utf8 = Set((TotalWords.all + ["："]).compactMap(\.utf8.last))
  /// The same in GB18030, then in Big5.
  private static let others: Set<UInt8> = [0xC6, 0xDC, 0xFD, 0xB5, 0x8B, 0x82, 0xBA, 0xC8, 0x70, 0x60, 0x47]

  /// Whether a word starts with a digit.
  var hasNumbers: Bool { starts.hasNumbers }

  func mayBe(_ cell: FieldBytes) -> Bool {
    if cell.isEmpty { return false }
    return starts.mayStart(cell) || lastBytes[Int(cell[cell.count - 1])] && mayEnd(cell)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || (0x61...0x7A).contains(byte | 0x20)
  }

  @inline(never)
  private func mayEnd(_ cell: FieldBytes) -> Bool {
    let count = min(cell.count, decoder.isUTF8 ? 6 : 4)
    let tail = cell.part(from: cell.count - count, count: count)
    let key = tail.word(at: 0) & (1 &<< UInt64(count &* 8) &- 1)
    if let known = ends[key] { return known }
    if ends.count == Self.mostEnds { ends.removeAll() }
    let text = decoder.text(of: tail.array)
    let answer = text.last?.isLetter != true || TotalWords.all.contains { text.hasSuffix($0.suffix(2)) }
    ends[key] = answer
    return answer
  }
}
