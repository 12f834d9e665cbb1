import Dispatch

/// The one place where threads are started.
public enum Threads {
  /// Runs a step `count` times, each on a thread of its own, and waits for all.
  ///
  /// As many threads as asked for, where `concurrentPerform` would start no more than there are cores: a serial queue
  /// has a thread of its own. So what holds on one machine holds on each.
  ///
  /// - Parameter body: called with the thread's number, from 0. What it touches must be the thread's own, or have a
  ///   lock.
  public static func run(_ count: Int, _ body: (_ thread: Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      nonisolated(unsafe) let step = body
      let group = DispatchGroup()
      for thread in 1..<max(count, 1) {
        DispatchQueue(label: "liuyu.\(thread)").async(group: group) { step(thread) }
      }
      // The calling thread is the first.
      step(0)
      group.wait()
    }
  }

  /// Runs a step on a thread of its own while `body` runs on this one, and waits for both.
  public static func run<Result>(beside step: () -> Void, _ body: () -> Result) -> Result {
    withoutActuallyEscaping(step) { step in
      nonisolated(unsafe) let step = step
      let group = DispatchGroup()
      DispatchQueue(label: "liuyu.beside").async(group: group) { step() }
      defer { group.wait() }
      return body()
    }
  }
}
