/// A growing row of plain values for the inner loops: no reference counting, no bounds checks.
///
/// **Invariant.** `pointer[0 ..< count]` is initialised; whoever writes by `pointer` stays below `count`.
package struct Growing<Value: BitwiseCopyable>: ~Copyable {
  @usableFromInline package private(set) var pointer: UnsafeMutablePointer<Value>
  @usableFromInline package private(set) var count = 0
  @usableFromInline var capacity: Int

  @inlinable package init(capacity: Int = 16) {
    self.capacity = capacity
    pointer = .allocate(capacity: capacity)
  }

  @inlinable deinit { pointer.deallocate() }

  @inlinable package subscript(index: Int) -> Value {
    @inline(__always) get { pointer[index] }
    nonmutating set { pointer[index] = newValue }
  }

  @inlinable @inline(__always)
  package mutating func append(_ value: Value) {
    if count == capacity { reserve(count + 1) }
    pointer[count] = value
    count += 1
  }

  /// Adds a run of values.
  @inlinable package mutating func append(_ values: UnsafePointer<Value>, count added: Int) {
    reserve(count + added)
    (pointer + count).update(from: values, count: added)
    count += added
  }

  /// Adds values at the end until there are `newCount`.
  @inlinable package mutating func fill(to newCount: Int, with value: Value) {
    reserve(newCount)
    if newCount > count { (pointer + count).initialize(repeating: value, count: newCount - count) }
    count = max(count, newCount)
  }

  /// Makes room; what is there stays.
  @inlinable package mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    capacity = max(wanted, capacity * 2)
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    larger.update(from: pointer, count: count)
    pointer.deallocate()
    pointer = larger
  }

  /// Forgets all but the first `newCount` values.
  @inlinable package mutating func truncate(to newCount: Int) { count = min(count, newCount) }

  /// Forgets the values and keeps the room.
  @inlinable package mutating func removeAll() { count = 0 }
}
