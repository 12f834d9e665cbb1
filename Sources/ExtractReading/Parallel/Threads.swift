import Dispatch

/// Starts the threads that work.
///
/// Where the system has none for Dispatch, `CMalloc` ends the process.
public enum Threads {
  /// Runs a step `count` times, each on a thread of its own, and waits for all.
  ///
  /// As many threads as asked for, where `concurrentPerform` would start no more than there are cores: a serial queue
  /// has a thread of its own. So what holds on one machine holds on each.
  ///
  /// - Parameters:
  ///   - count: how many threads.
  ///   - body: called with the thread's number, from 0.
  public static func run(_ count: Int, _ body: @Sendable (_ thread: Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let group = DispatchGroup()
      for thread in 1..<max(count, 1) {
        DispatchQueue(label: "liuyu.\(thread)").async(group: group) { body(thread) }
      }
      // The calling thread is the first.
      body(0)
      group.wait()
    }
  }

  /// Runs a step on a thread of its own while `body` runs on this one, and waits for both.
  public static func run<Beside: Sendable, Result>(
    beside step: @Sendable () -> Beside, _ body: () -> Result
  ) -> (beside: Beside, result: Result) {
    withoutActuallyEscaping(step) { step in
      let found = Handover<Beside>()
      // The group ends when the thread has let go of the step, which is a moment after it gave: until then it must not go out of scope.
      let group = DispatchGroup()
      DispatchQueue(label: "liuyu.beside").async(group: group) { found.give(step()) }
      let result = body()
      group.wait()
      return (found.take(), result)
    }
  }
}

/// What one thread works out for another.
///
/// **Invariant.** `value` is touched only while `lock` is held.
private final class Handover<Value: Sendable>: @unchecked Sendable {
  private let lock = Monitor()
  private var value: Value?

  func give(_ value: Value) {
    lock.withLock {
      self.value = value
      lock.wakeAll()
    }
  }

  /// Waits until it is there.
  func take() -> Value {
    lock.withLock {
      while true {
        if let value { return value }
        lock.wait()
      }
    }
  }
}
