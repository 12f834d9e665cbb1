/// The bytes of an extract that wait to be written: one big block, filled record by record.
///
/// A span of the block and not the block itself, which would ask at each byte whether it is shared.
///
/// **Invariant.** Whenever a record begins there is room for many times what the longest record takes; a byte without
/// room ends the program.
struct ByteBuffer: ~Copyable, ~Escapable {
  /// How many bytes make a block that is worth writing.
  private static let block = 1 << 18

  private var bytes: MutableSpan<UInt8>
  private(set) var count = 0

  /// What a buffer is made of.
  static func room() -> [UInt8] { [UInt8](repeating: 0, count: block + 1 << 16) }

  @_lifetime(copy bytes)
  init(_ bytes: consuming MutableSpan<UInt8>) { self.bytes = bytes }

  var isFull: Bool { count >= Self.block }

  /// What is waiting.
  var waiting: Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.span.extracting(first: count) }
  }

  mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count &+= 1
  }

  mutating func append(_ other: Span<UInt8>) {
    var index = 0
    while index < other.count {
      bytes[count] = other[index]
      count &+= 1
      index &+= 1
    }
  }

  mutating func append(_ other: [UInt8]) {
    append(other.span)
  }

  mutating func append(_ table: ByteTable, _ index: Int) {
    append(table[index])
  }

  /// A number in decimal, with leading zeros up to `digits`.
  mutating func append(_ number: Int, digits: Int) {
    var (rest, index) = (number, count + digits)
    while index > count {
      index &-= 1
      bytes[index] = UInt8(truncatingIfNeeded: rest % 10) | 0x30
      rest /= 10
    }
    count &+= digits
  }

  /// Writes another byte over the last one.
  mutating func replaceLast(with byte: UInt8) {
    bytes[count - 1] = byte
  }

  /// Takes back everything from `start` on, cut at the delimiters: the fields of a record without quotes.
  mutating func cutRecord(from start: Int) -> [[UInt8]] {
    let record = (start..<count - 1).map { bytes[$0] }
    count = start
    return record.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(Array.init)
  }

  mutating func removeAll() {
    count = 0
  }
}
