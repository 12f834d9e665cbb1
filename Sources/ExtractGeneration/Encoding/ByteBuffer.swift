/// The bytes of an extract that wait to be written: one big block, filled record by record.
struct ByteBuffer: ~Copyable {
  /// How many bytes make a block that is worth writing.
  static let block = 1 << 18

  private var bytes: [UInt8] = []

  init() {
    // Whatever the record that passes the limit takes.
    bytes.reserveCapacity(Self.block + 1 << 16)
  }

  var count: Int { bytes.count }
  var isFull: Bool { bytes.count >= Self.block }

  /// What is waiting.
  var waiting: Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.span }
  }

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func append(_ other: [UInt8]) {
    bytes.append(contentsOf: other)
  }

  mutating func append(_ table: ByteTable, _ index: Int) {
    bytes.append(contentsOf: table[index])
  }

  /// A number in decimal, with leading zeros up to `digits`.
  mutating func append(_ number: Int, digits: Int) {
    let start = bytes.count
    for _ in 0..<digits { bytes.append(0x30) }
    var rest = number
    for index in (start..<start + digits).reversed() {
      bytes[index] = UInt8(truncatingIfNeeded: rest % 10) | 0x30
      rest /= 10
    }
  }

  /// Writes another byte over the last one.
  mutating func replaceLast(with byte: UInt8) {
    bytes[bytes.count - 1] = byte
  }

  /// Takes back everything from `start` on, cut at the delimiters: the fields of a record without quotes.
  mutating func cutRecord(from start: Int) -> [[UInt8]] {
    let record = bytes[start...].dropLast()
    let fields = record.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(Array.init)
    bytes.removeSubrange(start...)
    return fields
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }
}
