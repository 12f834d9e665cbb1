/// Text written as UTF-8 bytes, piece by piece, without a `String` in between.
///
/// A nationwide report is some five million pieces of a few bytes each. An array checks at every append whether it
/// is shared, which cost more than all the writing; this buffer cannot be shared, so it need not ask.
/// - Invariant: `0 <= count <= capacity`, and `start` owns `capacity` bytes.
package struct ByteText: ~Copyable {
  @usableFromInline var start = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 12)
  @usableFromInline var capacity = 1 << 12
  @usableFromInline package private(set) var count = 0

  @inlinable deinit { start.deallocate() }

  @inlinable package init() {}

  /// What has been written since the last `removeAll`.
  @inlinable package borrowing func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(Span(_unsafeElements: UnsafeBufferPointer(start: start, count: count)))
  }

  @inlinable package var array: [UInt8] { withBytes { $0.withUnsafeBufferPointer { Array($0) } } }

  /// Keeps the memory for what comes next.
  @inlinable package mutating func removeAll() { count = 0 }

  @inlinable @inline(__always)
  package mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    start[count] = byte
    count += 1
  }

  @inlinable @inline(__always)
  package mutating func append(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  @inlinable package mutating func append(text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  @inlinable @inline(__always)
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if bytes.count > capacity - count { grow(by: bytes.count) }
    (start + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  /// The last `digits` decimal digits of a number, with zeros in front where it has fewer.
  @inlinable package mutating func append(_ number: UInt, digits: Int) {
    if digits > capacity - count { grow(by: digits) }
    var rest = number
    for index in stride(from: count + digits - 1, through: count, by: -1) {
      start[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  @inlinable package mutating func append(spaces: Int) {
    for _ in 0..<max(0, spaces) { append(UInt8(ascii: " ")) }
  }

  @usableFromInline mutating func grow(by more: Int) {
    let larger = max(2 * capacity, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: start, count: count)
    start.deallocate()
    start = moved
    capacity = larger
  }
}
