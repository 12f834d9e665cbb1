import Counting

/// A checksum of the rows of one table, in the order in which they are written and read.
///
/// It makes a change by hand evident, as each step is one to one: a single number that has changed always shows, any
/// other change with all but one chance in 2⁶⁴. It is no signature: who knows this function can forge it. SHA-256
/// would cost a query a third of its time.
struct ContentHash {
  private(set) var value: UInt64 = 0

  /// - Parameter table: rows of different tables count differently.
  init(table: String) { add(table) }

  @inline(__always)
  mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  /// - Parameter text: `nil` for null.
  mutating func add(_ text: String?) {
    guard let text else { return add(-1) }
    add(text.utf8Span.span)
  }

  mutating func add(_ bytes: Span<UInt8>) {
    add(bytes.count)
    let raw = unsafe bytes.bytes
    var offset = 0
    while offset + 8 <= bytes.count {
      unsafe add(UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    var rest = UInt64(0)
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    add(rest)
  }

  @inline(__always)
  private mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 32
  }
}

/// The checksums that a cube carries of itself.
///
/// There are two, as a query that is not about flows does not read them.
struct CubeDigest: Equatable {
  /// Of all tables but `place`, and of `cell` without the flows.
  private(set) var content: UInt64 = 0
  /// Of `place`, and of the flows of the cells.
  private(set) var flows: UInt64 = 0

  mutating func addContent(_ hash: ContentHash) { content &+= hash.value }
  mutating func addFlows(_ hash: ContentHash) { flows &+= hash.value }

  /// The names of both in the table `about`.
  static let names = (content: "content_digest", flows: "flows_digest")

  /// 16 hexadecimal digits.
  static func text(_ digest: UInt64) -> String {
    let digits = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
