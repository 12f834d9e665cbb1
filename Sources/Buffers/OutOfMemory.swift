internal import Glibc

/// The end of a process that gets no more memory.
public enum OutOfMemory {
  /// EX_IOERR of sysexits.h: as where any other resource of the machine is gone.
  private static let status: CInt = 74

  /// Says so in one line, and ends the process as `exit` does: what was registered for its end runs.
  ///
  /// A trap would show an official the stack and the registers, and leave files behind.
  @inline(never)
  public static func end() -> Never {
    let message: StaticString =
      "liuyu: out of memory: nothing was written; allow more (ulimit -v, MemoryMax=), or give fewer --threads\n"
    _ = unsafe write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
    exit(status)
  }

  /// Room for values, to be given back by `deallocate()`.
  @unsafe public static func orRoom<Value: BitwiseCopyable>(for count: Int, of: Value.Type)
    -> UnsafeMutablePointer<Value>
  {
    let (size, overflows) = max(count, 1).multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
    guard !overflows, MemoryLayout<Value>.alignment <= 16, let room = unsafe malloc(size) else { end() }
    return unsafe room.bindMemory(to: Value.self, capacity: count)
  }
}
