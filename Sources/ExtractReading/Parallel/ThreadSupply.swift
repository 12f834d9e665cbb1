import Buffers
import Glibc

/// Finds out before Dispatch is asked for threads whether the system has them: Dispatch would ask again every second, for ever.
enum ThreadSupply {
  private static let lock = Monitor()
  /// How many were there at once.
  nonisolated(unsafe) private static var found = 0

  /// Ends the process where so many threads beside those that run cannot be started.
  ///
  /// What Dispatch starts later has the room of those that end here.
  static func require(_ count: Int) {
    lock.withLock {
      if unsafe found >= count { return }
      let threads = startWaiting(count)
      for thread in threads { pthread_join(thread, nil) }
      unsafe found = count
    }
  }

  /// Threads that are there at the same time, and end when the last has started.
  private static func startWaiting(_ count: Int) -> [pthread_t] {
    let gate = Monitor()
    return gate.withLock {
      (0..<count).map { _ in
        var thread = pthread_t()
        let argument = unsafe Unmanaged.passRetained(gate)
        let refusal = unsafe pthread_create(
          &thread, nil,
          { argument in
            if let argument = unsafe argument {
              unsafe Unmanaged<Monitor>.fromOpaque(argument).takeRetainedValue().withLock {}
            }
            return nil
          }, argument.toOpaque())
        if refusal != 0 { OutOfThreads.end() }
        return thread
      }
    }
  }
}
