import Glibc

/// The bytes of an extract that wait to be written: one big block, filled record by record.
///
/// Every append checks the room that is left; `room` bytes are free whenever a record begins, many times what
/// the longest record takes.
struct ByteBuffer: ~Copyable {
  /// How many bytes make a block that is worth writing.
  static let block = 1 << 18
  private static let room = 1 << 16

  private let base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0

  init() {
    base = .allocate(capacity: Self.block + Self.room)
  }

  deinit {
    base.deallocate()
  }

  var isFull: Bool { count >= Self.block }

  /// What is waiting; valid until the next change.
  var waiting: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  mutating func append(_ byte: UInt8) {
    precondition(count < Self.block + Self.room)
    base[count] = byte
    count &+= 1
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    precondition(count &+ bytes.count <= Self.block + Self.room)
    memcpy(base + count, source, bytes.count)
    count &+= bytes.count
  }

  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { append($0) }
  }

  mutating func append(_ table: ByteTable, _ index: Int) {
    append(table[index])
  }

  /// A number in decimal, with leading zeros up to `digits`.
  mutating func append(_ number: Int, digits: Int) {
    precondition(count &+ digits <= Self.block + Self.room)
    var rest = number
    var place = digits
    while place > 0 {
      place &-= 1
      let tenth = rest / 10
      base[count &+ place] = UInt8(truncatingIfNeeded: rest &- tenth &* 10) | 0x30
      rest = tenth
    }
    count &+= digits
  }

  /// Puts another byte in the place of the last one.
  mutating func replaceLast(with byte: UInt8) {
    precondition(count > 0)
    base[count &- 1] = byte
  }

  /// Takes back everything from `start` on, cut at the delimiters: the fields of a record without quotes.
  mutating func cutRecord(from start: Int) -> [[UInt8]] {
    let record = UnsafeBufferPointer(start: base + start, count: count - start - 1)
    let fields = record.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(Array.init)
    count = start
    return fields
  }

  mutating func removeAll() {
    count = 0
  }
}
