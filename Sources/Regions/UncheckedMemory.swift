// Plain values in memory that costs nothing to pass around: no reference counting, and no checks outside of debug
// builds. Nearly every record names an employer, and reading the name asks these rows at every character.
//
// **Warning.** All unsafe code of `Regions` is in this file and, of the characters of names, in `NameUnits`, so what is wrong
// here is wrong everywhere. Reach for `Span`, `InlineArray` or an array first, and for this only where a measurement says so.
//
// **Invariant.**
// 1. What a `Lasting` or a `Row` of an array holds is written once, before anyone can read it, and never freed.
// 2. A `Row` of a `Room` is read only within the closure that has the room, and only where the room was written.
// 3. Every index lies in the row: asserted in debug builds, and on those who ask for the rest.

/// One value that is written once and lives as long as the program. Not for what is made more than once: nothing is
/// ever freed.
@safe
struct Lasting<Value: BitwiseCopyable>: @unchecked Sendable {
  private let pointer: UnsafePointer<Value>

  init(_ value: Value) { unsafe pointer = lasting([value]) }

  var value: Value {
    @inline(__always) unsafeAddress { unsafe pointer }
  }
}

/// Some values side by side: all of a table that lives as long as the program, a part of one, or a part of a `Room`.
@safe
struct Row<Value: BitwiseCopyable>: RandomAccessCollection, @unchecked Sendable {
  private let values: UnsafeBufferPointer<Value>

  fileprivate init(values: UnsafeBufferPointer<Value>) { unsafe self.values = values }

  init() { unsafe values = UnsafeBufferPointer(start: nil, count: 0) }

  /// A row that lives as long as the program. Not for what is made more than once: nothing is ever freed.
  init(lasting values: [Value]) {
    unsafe self.values = UnsafeBufferPointer(start: lasting(values), count: values.count)
  }

  var startIndex: Int { 0 }

  var endIndex: Int {
    @inline(__always) get { unsafe values.count }
  }

  subscript(index: Int) -> Value {
    @inline(__always) unsafeAddress {
      assert(indices.contains(index))
      return unsafe values.baseAddress.unsafelyUnwrapped + index
    }
  }

  /// The first of the values, for C, of a row that lasts as long as the program.
  var pointer: UnsafePointer<Value>? { unsafe values.baseAddress }

  /// A part, as a row of its own: its indices begin with 0.
  @inline(__always)
  func part(from start: Int, count: Int) -> Row {
    assert(start >= 0 && count >= 0 && start + count <= self.count)
    return unsafe Row(
      values: UnsafeBufferPointer(start: values.baseAddress.map { unsafe $0 + start }, count: count))
  }
}

/// Memory on the stack for some values, to be written one by one and read as rows.
@safe
struct Room<Value: BitwiseCopyable> {
  private let values: UnsafeMutableBufferPointer<Value>

  /// Calls `body` with room for some values, none of them written.
  static func with<Result>(capacity: Int, _ body: (Room) -> Result) -> Result {
    unsafe withUnsafeTemporaryAllocation(of: Value.self, capacity: capacity) { values in
      unsafe body(Room(values: values))
    }
  }

  private init(values: UnsafeMutableBufferPointer<Value>) { unsafe self.values = values }

  var capacity: Int {
    @inline(__always) get { unsafe values.count }
  }

  @inline(__always)
  func write(_ value: Value, at index: Int) {
    assert((0..<capacity).contains(index))
    unsafe values.baseAddress.unsafelyUnwrapped.advanced(by: index).initialize(to: value)
  }

  /// Values that were written.
  @inline(__always)
  func row(from start: Int, count: Int) -> Row<Value> {
    assert(start >= 0 && count >= 0 && start + count <= capacity)
    return unsafe Row(
      values: UnsafeBufferPointer(start: values.baseAddress.unsafelyUnwrapped + start, count: count))
  }

  /// Lets `body` change values that were written.
  func change<Result>(from start: Int, count: Int, _ body: (inout MutableSpan<Value>) -> Result) -> Result {
    assert(start >= 0 && count >= 0 && start + count <= capacity)
    var span = unsafe values.extracting(start..<start + count).mutableSpan
    return body(&span)
  }
}

/// A copy of some values that lives as long as the program.
private func lasting<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafePointer<Value> {
  let copy = UnsafeMutableBufferPointer<Value>.allocate(capacity: Swift.max(values.count, 1))
  _ = unsafe copy.initialize(from: values)
  return unsafe UnsafePointer(copy.baseAddress.unsafelyUnwrapped)
}

extension Span<UInt8> {
  /// The byte at an offset, as the subscript has it.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    assert(indices.contains(offset))
    return unsafe self[unchecked: offset]
  }

  /// Eight bytes from an offset, the first the lowest.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    assert(offset >= 0 && offset + 8 <= count)
    return unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self).littleEndian
  }
}

extension MutableSpan<UInt8> {
  /// Copies four bytes.
  @inline(__always)
  mutating func copyFour(to offset: Int, from source: Span<UInt8>, at sourceOffset: Int) {
    assert(sourceOffset >= 0 && sourceOffset + 4 <= source.count && offset >= 0 && offset + 4 <= count)
    let four = unsafe source.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: sourceOffset, as: UInt32.self)
    var target = unsafe mutableBytes
    unsafe target.storeBytes(of: four, toUncheckedByteOffset: offset, as: UInt32.self)
  }
}
