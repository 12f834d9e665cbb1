import Buffers
import Counting
import Hashing

/// What names a cell wherever it is counted: the first 64 bits of SHA-256 over its input and its values.
///
/// Two of ten million cells share one with a probability of 3 in a million; whoever puts them together sees it in the trailers.
enum CellName {
  static func hash(input: Int, _ values: [DimensionValue]) -> UInt64 {
    var bytes = ByteText()
    bytes.append(littleEndian: UInt64(input))
    for value in values {
      for text in [value.code, value.name] {
        bytes.append(littleEndian: UInt64(text.utf8.count))
        bytes.append(text: text)
      }
    }
    var hash = SHA256()
    hash.update(bytes.bytes)
    let digest = hash.digest()
    return (0..<8).reduce(0) { $0 << 8 | UInt64(digest[$1]) }
  }

  /// 16 hexadecimal digits.
  static func text(_ hash: UInt64) -> String {
    var text = ByteText()
    append(hash, to: &text)
    return String(decoding: text.array, as: UTF8.self)
  }

  static func append(_ hash: UInt64, to text: inout ByteText) {
    for shift in stride(from: 60, through: 0, by: -4) {
      text.append(hexDigit(UInt8(hash >> UInt64(shift) & 0xF)))
    }
  }

  /// The cell that has this name; `nil` for what is none.
  static func hash(_ text: some StringProtocol) -> UInt64? {
    text.utf8.count == 16 ? UInt64(text, radix: 16) : nil
  }
}
