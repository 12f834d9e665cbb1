internal import CMalloc
internal import Glibc

/// The end of a process that gets no more memory: one line, and EX_IOERR of sysexits.h, as where any other resource of the
/// machine is gone. Where `malloc` has none it ends so by itself.
public enum OutOfMemory {
  @inline(never)
  public static func end() -> Never { end_out_of_memory() }

  /// Room for values, to be given back by `deallocate()`.
  @unsafe public static func orRoom<Value: BitwiseCopyable>(for count: Int, of: Value.Type)
    -> UnsafeMutablePointer<Value>
  {
    let (size, overflows) = max(count, 1).multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
    guard !overflows, MemoryLayout<Value>.alignment <= 16, let room = unsafe malloc(size) else { end() }
    return unsafe room.bindMemory(to: Value.self, capacity: count)
  }
}
