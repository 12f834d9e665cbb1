/// A growing row of plain values for the inner loops: no reference counting, and no bounds checks but in debug builds.
///
/// **Invariant.** `start` owns room for `capacity` values, of which the first `count` are initialised.
@safe
public struct Growing<Value: BitwiseCopyable>: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<Value>
  @usableFromInline var used = 0

  @inlinable
  public var count: Int { @inline(__always) get { used } }
  @usableFromInline var capacity: Int

  @inlinable
  public init(capacity: Int = 16) {
    self.capacity = capacity
    unsafe start = OutOfMemory.orRoom(for: capacity, of: Value.self)
  }

  @inlinable
  deinit { unsafe start.deallocate() }

  @inlinable
  public subscript(index: Int) -> Value {
    @inlinable @inline(__always) get {
      assert(index >= 0 && index < count)
      return unsafe start[index]
    }
    @inlinable @inline(__always) nonmutating set {
      assert(index >= 0 && index < count)
      unsafe start[index] = newValue
    }
  }

  /// All values, for a loop that does not let them grow.
  @inlinable
  public var lent: LentValues<Value> { @inline(__always) get { unsafe LentValues(start, count: count) } }

  @inlinable @inline(__always)
  public mutating func append(_ value: Value) {
    if count == capacity { reserve(count + 1) }
    unsafe start[count] = value
    used += 1
  }

  /// Adds a run of values.
  @inlinable
  public mutating func append(_ values: Span<Value>) {
    reserve(count + values.count)
    unsafe values.withUnsafeBufferPointer { values in
      guard let first = values.baseAddress else { return }
      unsafe (start + count).update(from: first, count: values.count)
    }
    used += values.count
  }

  /// Adds values at the end until there are `newCount`.
  @inlinable
  public mutating func fill(to newCount: Int, with value: Value) {
    reserve(newCount)
    if newCount > count {
      unsafe (start + count).initialize(repeating: value, count: newCount - count)
    }
    used = max(used, newCount)
  }

  /// Makes room; what is there stays.
  @inlinable
  public mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    capacity = max(wanted, capacity * 2)
    let larger = unsafe OutOfMemory.orRoom(for: capacity, of: Value.self)
    unsafe larger.update(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = unsafe larger
  }

  /// Forgets all but the first `newCount` values.
  @inlinable
  public mutating func truncate(to newCount: Int) { used = min(used, newCount) }

  /// Forgets the values and keeps the room.
  @inlinable
  public mutating func removeAll() { used = 0 }
}

extension Growing {
  /// Lends some of the values as a span.
  @inlinable @inline(__always)
  public func withSpan<Result, Failure: Error>(
    from first: Int, count: Int, _ body: (Span<Value>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    assert(first >= 0 && count >= 0 && first + count <= self.count)
    return try body(unsafe Span(_unsafeStart: start + first, count: count))
  }

  /// All values as they lie in memory.
  public func withBytes<Failure: Error>(_ body: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
    let bytes = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
    try body(unsafe Span(_unsafeStart: bytes, count: count * MemoryLayout<Value>.stride))
  }
}
