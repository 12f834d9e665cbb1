/// Text written as UTF-8 bytes, piece by piece, without a `String` in between.
///
/// A nationwide report is some five million pieces of a few bytes each. An array checks at every append whether it
/// is shared, which cost more than all the writing; this buffer cannot be shared, so it need not ask.
///
/// **Invariant.** `start` owns room for `capacity` bytes, of which the first `count` are written.
@safe
public struct ByteText: ~Copyable {
  @usableFromInline var start = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 12)
  @usableFromInline var capacity = 1 << 12
  @usableFromInline var used = 0

  @inlinable
  public var count: Int { @inline(__always) get { used } }

  @inlinable
  public init() {}

  @inlinable
  deinit { unsafe start.deallocate() }

  /// What has been written since the last `removeAll`.
  @inlinable
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { unsafe _overrideLifetime(Span(_unsafeStart: start, count: count), borrowing: self) }
  }

  public var array: [UInt8] { unsafe Array(UnsafeBufferPointer(start: start, count: count)) }

  /// Keeps the memory for what comes next.
  @inlinable
  public mutating func removeAll() { used = 0 }

  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    unsafe start[count] = byte
    used += 1
  }

  /// All bytes of a number, the lowest first.
  @inlinable
  public mutating func append(littleEndian number: some FixedWidthInteger & UnsignedInteger) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  @inlinable @inline(__always)
  public mutating func append(_ literal: StaticString) {
    unsafe append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  @inlinable
  public mutating func append(text: String) {
    var text = text
    text.withUTF8 { unsafe append($0) }
  }

  @inlinable @inline(__always)
  public mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  @inlinable @inline(__always)
  public mutating func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  @inlinable @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if bytes.count > capacity - count { grow(by: bytes.count) }
    unsafe (start + count).update(from: source, count: bytes.count)
    used += bytes.count
  }

  /// The last `digits` decimal digits of a number, with zeros in front where it has fewer.
  public mutating func append(_ number: UInt, digits: Int) {
    if digits > capacity - count { grow(by: digits) }
    var rest = number
    for index in stride(from: count + digits - 1, through: count, by: -1) {
      unsafe start[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    used += digits
  }

  public mutating func append(spaces: Int) {
    for _ in 0..<max(0, spaces) { append(UInt8(ascii: " ")) }
  }

  @usableFromInline
  mutating func grow(by more: Int) {
    let larger = max(2 * capacity, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe moved.update(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = unsafe moved
    capacity = larger
  }
}
