/// A row of plain values that is written once and lives as long as the program.
///
/// The tables that every thread reads at every character are kept in such rows: no reference counting, and no bounds
/// checks outside of debug builds. Not for anything that is made more than once: nothing is ever freed.
struct Lasting<Value: BitwiseCopyable>: @unchecked Sendable {
  /// **Invariant.** Nobody writes here after `init`.
  let start: UnsafePointer<Value>
  let count: Int

  init(_ values: [Value]) {
    let room = UnsafeMutablePointer<Value>.allocate(capacity: max(values.count, 1))
    values.withUnsafeBufferPointer {
      if let source = $0.baseAddress { room.initialize(from: source, count: $0.count) }
    }
    start = UnsafePointer(room)
    count = values.count
  }

  subscript(index: Int) -> Value {
    @inline(__always) get {
      assert((0..<count).contains(index))
      return start[index]
    }
  }
}
