package import Buffers
import CNameScan

/// A name of up to 30 characters as its skeleton is made of it: in UTF-16, zeros behind it.
///
/// **Invariant.** `units` has `count` ideographs, letters, digits and brackets, and zeros behind them, as many as the scan looks at.
/// With `UncheckedMemory`, all unsafe code of `Regions` is here.
@safe
package struct NameUnits {
  private var units = InlineArray<36, UInt16>(repeating: 0)
  package private(set) var count = 0

  package init() { assert(units.count == Int(NAME_SCAN_ROOM)) }

  /// How many bytes have to be readable from the first on, whatever they are.
  package static let readableBytes = 96

  /// Takes a name; what it held is gone.
  ///
  /// - Parameters:
  ///   - text: the name in UTF-8, `readableBytes` that can be read.
  ///   - byteCount: those of the name.
  ///   - level: what the machine has instructions for.
  /// - Returns: `false` for a name that is empty, too long, or has other signs than ideographs, letters, digits and brackets.
  @inline(__always)
  @unsafe package mutating func read(
    utf8 text: UnsafePointer<UInt8>, byteCount: Int, _ level: NameScanLevel = .best
  ) -> Bool {
    // Nearly every name has nothing but characters of three bytes.
    let (third, rest) = byteCount.quotientAndRemainder(dividingBy: 3)
    if rest == 0, third > 0, third <= NameSkeleton.longest {
      count = third
      var units = units.mutableSpan
      let isEven = unsafe units.withUnsafeMutableBufferPointer {
        unsafe name_scan_units(level.code, text, UInt32(byteCount), $0.baseAddress)
      }
      if isEven != 0 { return true }
    }
    return readUneven(unsafe Span(_unsafeStart: text, count: byteCount))
  }

  /// Takes a name; what it held is gone.
  package mutating func read(utf8 text: [UInt8], _ level: NameScanLevel = .best) -> Bool {
    let padded = text + [UInt8](repeating: 0, count: Self.readableBytes)
    return unsafe padded.withUnsafeBufferPointer {
      unsafe read(utf8: $0.baseAddress!, byteCount: text.count, level)
    }
  }

  /// Takes a name in an encoding of ASCII and characters of two bytes; what it held is gone.
  ///
  /// - Parameter table: the characters, by the first byte without its highest bit and the second.
  /// - Returns: as of UTF-8.
  @unsafe package mutating func read(
    doubleBytes text: UnsafePointer<UInt8>, byteCount: Int, _ table: LentValues<UInt16>
  ) -> Bool {
    units = InlineArray(repeating: 0)
    count = 0
    var offset = 0
    while offset < byteCount, count < NameSkeleton.longest {
      var unit = unsafe UInt16(text[offset])
      if unit >= 0x80 {
        // The padding behind the text can be read.
        unit = unsafe table[Int(unit & 0x7F) << 8 | Int(text[offset &+ 1])]
        offset &+= 1
      }
      guard Self.isIdeograph(unit) || Self.isKept(unit) else { return false }
      units[count] = unit
      count &+= 1
      offset &+= 1
    }
    return offset == byteCount && count > 0
  }

  @inline(never)
  private mutating func readUneven(_ text: Span<UInt8>) -> Bool {
    units = InlineArray(repeating: 0)
    count = 0
    var offset = 0
    while offset < text.count, count < NameSkeleton.longest {
      guard let unit = Self.unit(of: text, at: &offset) else { return false }
      units[count] = unit
      count += 1
    }
    return offset == text.count && count > 0
  }

  /// The characters of a word in UTF-8, however long.
  ///
  /// - Returns: `false` for a word with other signs than names have.
  static func read(_ word: Span<UInt8>, into units: inout [UInt16]) -> Bool {
    units.removeAll(keepingCapacity: true)
    var offset = 0
    while offset < word.count {
      guard let unit = unit(of: word, at: &offset) else { return false }
      units.append(unit)
    }
    return true
  }

  /// The character at an offset of a text in UTF-8, which then is behind it; `nil` for one that no name has.
  private static func unit(of text: Span<UInt8>, at offset: inout Int) -> UInt16? {
    var unit = UInt16(text[offset])
    offset += 1
    if unit >= 0x80 {
      guard unit & 0xF0 == 0xE0, offset + 1 < text.count else { return nil }
      let (second, third) = (text[offset], text[offset + 1])
      guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
      unit = (unit & 0xF) << 12 | UInt16(second & 0x3F) << 6 | UInt16(third & 0x3F)
      // What fits two bytes is no text in three.
      guard unit >= 0x800 else { return nil }
      offset += 2
    }
    return isIdeograph(unit) || isKept(unit) ? unit : nil
  }

  static func isIdeograph(_ unit: UInt16) -> Bool { (0x4000...0x9FFF).contains(unit) }

  /// Whether a character is a letter, a digit or a bracket, of which a skeleton keeps all.
  static func isKept(_ unit: UInt16) -> Bool {
    if unit == 0xFF08 || unit == 0xFF09 { return true }
    guard unit < 0x80 else { return false }
    let byte = UInt8(unit)
    return byte.isASCIIAlphanumeric || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }

  /// Where words may start.
  @inline(__always)
  func starts(in map: name_scan_map, _ level: NameScanLevel) -> name_scan_starts {
    unsafe units.span.withUnsafeBufferPointer { unsafe name_scan_starts(level.code, $0.baseAddress, map) }
  }

  /// Four characters, the first the lowest; zeros behind the last.
  @inline(__always)
  func four(at index: Int) -> UInt64 {
    assert(index >= 0 && index + 4 <= units.count)
    return unsafe units.span.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index &* 2, as: UInt64.self)
      .littleEndian
  }

  /// Whether these characters stand from one on.
  func has(_ characters: Row<UInt16>, at first: Int) -> Bool {
    first + characters.count <= count && characters.indices.allSatisfy { units[first + $0] == characters[$0] }
  }

  @inline(__always)
  func endsWith(_ four: UInt64) -> Bool { count >= 4 && self.four(at: count &- 4) == four }

  /// Replaces the characters whose bits are set.
  @inline(__always)
  mutating func replace(_ places: UInt32, by unit: UInt16, _ level: NameScanLevel) {
    assert(places >> UInt32(count) == 0)
    var units = units.mutableSpan
    unsafe units.withUnsafeMutableBufferPointer {
      unsafe name_scan_replace(level.code, $0.baseAddress, places, unit)
    }
  }

  /// What tells it from every other name; the last four bytes are zeros.
  package var words: SIMD8<UInt64> {
    unsafe units.span.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: SIMD8<UInt64>.self)
  }

  var text: String { text(ofFirst: count) }

  func text(ofFirst count: Int) -> String {
    String(decoding: (0..<count).map { units[$0] }, as: UTF16.self)
  }
}

/// Which instructions look for words; every level gives the same answer.
package enum NameScanLevel: CaseIterable, Sendable {
  case plain, avx2, avx512

  package static let best: NameScanLevel =
    switch name_scan_best_level() {
    case NAME_SCAN_AVX512: .avx512
    case NAME_SCAN_AVX2: .avx2
    default: .plain
    }

  /// Those that this processor has.
  package static let available = Array(allCases.prefix { $0 != best }) + [best]

  @inline(__always)
  var code: name_scan_level {
    switch self {
    case .plain: NAME_SCAN_PLAIN
    case .avx2: NAME_SCAN_AVX2
    case .avx512: NAME_SCAN_AVX512
    }
  }
}
