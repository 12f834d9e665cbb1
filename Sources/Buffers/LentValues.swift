public import CPrefetch

// What stands in this target is public: of package declarations the compiler inlines nothing into other targets.

/// Values of a `Growing`, lent to a loop: no reference counting, and no checks but in debug builds.
///
/// A property of a class is checked at every access; values that were lent are in the processor's registers.
///
/// **Invariant.** `start` owns `count` initialised values for as long as the loop runs: whoever borrows must not let the
/// owner grow or go before, and must not keep what was lent.
@safe
public struct LentValues<Value: BitwiseCopyable> {
  @usableFromInline let start: UnsafeMutablePointer<Value>
  public let count: Int

  @inlinable @inline(__always)
  init(_ start: UnsafeMutablePointer<Value>, count: Int) {
    unsafe self.start = unsafe start
    self.count = count
  }

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

  /// Some of the values, counted from `first`.
  @inlinable @inline(__always)
  public func part(from first: Int, count: Int) -> LentValues {
    assert(first >= 0 && count >= 0 && first + count <= self.count)
    return unsafe LentValues(start + first, count: count)
  }

  /// Writes one value to all.
  @inlinable
  public func fill(with value: Value) { unsafe start.update(repeating: value, count: count) }

  /// Copies the first `count` values of another run.
  @inlinable
  public func copy(_ other: LentValues, count: Int) {
    assert(count <= self.count && count <= other.count)
    unsafe start.update(from: other.start, count: count)
  }
}

extension LentValues {
  /// Tells the processor that a value will be read soon.
  @inlinable @inline(__always)
  public func prefetch(_ index: Int) {
    assert(index >= 0 && index < count)
    unsafe prefetch_to_read(start + index)
  }
}

extension LentValues where Value == UInt8 {
  /// Eight bytes from `offset` on, the first lowest.
  @inlinable @inline(__always)
  public func word(at offset: Int) -> UInt64 {
    assert(offset >= 0 && offset + 8 <= count)
    return unsafe UnsafeRawPointer(start).loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
  }
}
