import Glibc

/// The one place where threads are started.
public enum Threads {
  /// Runs a step `count` times, each on a thread of its own, and waits for all.
  ///
  /// As many threads as asked for, where Dispatch would start no more than there are cores: so what holds on one
  /// machine holds on each.
  ///
  /// - Parameter body: called with the thread's number, from 0. What it touches must be the thread's own, or have a
  ///   lock.
  public static func run(_ count: Int, _ body: (_ thread: Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let shares = (0..<count).map { Share(thread: $0, body: body) }
      // The calling thread is the first.
      let started = shares.dropFirst().map { start($0) }
      shares.first?.run()
      for (share, thread) in zip(shares.dropFirst(), started) {
        // A thread that could not be had is done without.
        if let thread { pthread_join(thread, nil) } else { share.run() }
      }
    }
  }

  private final class Share {
    private let thread: Int
    private let body: (Int) -> Void

    init(thread: Int, body: @escaping (Int) -> Void) {
      self.thread = thread
      self.body = body
    }

    func run() { body(thread) }
  }

  private static func start(_ share: Share) -> pthread_t? {
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { share in
        Unmanaged<Share>.fromOpaque(share!).takeUnretainedValue().run()
        return nil
      }, Unmanaged.passUnretained(share).toOpaque())
    return code == 0 ? thread : nil
  }
}
